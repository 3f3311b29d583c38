import numpy as np
from sklearn.metrics import (
    accuracy_score, average_precision_score, balanced_accuracy_score,
    recall_score, roc_auc_score)

target = np.repeat([0, 1], [980, 20])
score = np.zeros(1000)  # knows nothing
answer = np.zeros(1000)  # always "no"
print("accuracy", accuracy_score(target, answer))
print("recall", recall_score(target, answer))
print("balanced accuracy", balanced_accuracy_score(target, answer))
print("ROC AUC", roc_auc_score(target, score))
print("average precision", average_precision_score(target, score))
