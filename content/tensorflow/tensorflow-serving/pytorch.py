import json
import os
import tempfile
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import torch

os.chdir(tempfile.mkdtemp())
model = torch.nn.Linear(3, 2).eval()
w = torch.tensor([[1.0, 0, -1], [0, 2, 1]])
model.load_state_dict({"weight": w, "bias": torch.tensor([0.5, 0])})
rows = torch.export.Dim("rows", min=1)
program = torch.export.export(
    model, (torch.zeros(4, 3),), dynamic_shapes=({0: rows},))
torch.export.save(program, "line-1.pt2")

# The server: the exported graph only, not the model's code.
serve = torch.export.load("line-1.pt2").module()


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        size = int(self.headers["Content-Length"])
        request = json.loads(self.rfile.read(size))["instances"]
        with torch.inference_mode():
            answer = serve(torch.tensor(request, dtype=torch.float32))
        self.send_response(200)
        self.end_headers()
        result = {"predictions": answer.tolist()}
        self.wfile.write(json.dumps(result).encode())

    def log_message(self, *arguments):
        pass  # no line on the screen for each request


server = HTTPServer(("127.0.0.1", 0), Handler)
Thread(target=server.serve_forever, daemon=True).start()
for instances in ([[1, 2, 3], [0, 1, 0]], [[1, 2, 3]]):
    client = HTTPConnection("127.0.0.1", server.server_port)
    body = json.dumps({"instances": instances})
    client.request("POST", "/v1/models/line:predict", body)
    print(client.getresponse().read().decode())
server.shutdown()
