// What a page gains where scripts run. Without them everything can be read, answers open
// and tabs switch, so each element only adds to what is there. What an element listens to
// outside of itself ends when it leaves the page.

import { GuideControls } from "./controls.js";
import { GuideCopy } from "./copy.js";
import { GuideExplore } from "./explore.js";
import { GuideFinder, GuideSearch } from "./finder.js";
import { holdKeys } from "./keys.js";
import { GuideMap } from "./map.js";
import { showToSearch } from "./searched.js";
import { keepClosed } from "./paper.js";
import { keepOffline } from "./offline.js";
import { GuideMenu } from "./menu.js";
import { beginSoon } from "./opening.js";
import { equipShown } from "./shown.js";
import { thumbBar } from "./thumb.js";

holdKeys();
equipShown(); // before what opens an answer
customElements.define("guide-controls", GuideControls);
customElements.define("guide-copy", GuideCopy);
customElements.define("guide-explore", GuideExplore);
customElements.define("guide-finder", GuideFinder);
customElements.define("guide-map", GuideMap);
customElements.define("guide-menu", GuideMenu);
customElements.define("guide-search", GuideSearch);
delete document.documentElement.dataset.arrives; // what was asked for is open
showToSearch();
keepClosed();
thumbBar();
keepOffline();
beginSoon();
