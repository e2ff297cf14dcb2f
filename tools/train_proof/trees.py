"""Boosted trees of scikit-learn as plain arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

TREES = {
    "max_iter": 200,
    "max_leaf_nodes": 31,
    "learning_rate": 0.1,
    "min_samples_leaf": 40,
    "l2_regularization": 1.0,
    "early_stopping": True,
    "random_state": 1,
}


def fit(rows: Any, marks: Any) -> HistGradientBoostingClassifier:
    """The trees for these rows."""
    return HistGradientBoostingClassifier(**TREES).fit(rows, marks)


def arrays_of(fitted: HistGradientBoostingClassifier) -> tuple[dict[str, Any], dict[str, Any]]:
    """Arrays of the Scorer, and its depth and base; a leaf leads to itself."""
    trees = [each[0].nodes for each in fitted._predictors]
    width = max(len(nodes) for nodes in trees)
    shape = (len(trees), width)
    arrays = {
        "feature": np.zeros(shape, np.int16),
        "bound": np.full(shape, np.inf, np.float32),
        "left": np.zeros(shape, np.int16),
        "right": np.zeros(shape, np.int16),
        "value": np.zeros(shape, np.float32),
    }
    for number, nodes in enumerate(trees):
        size, leaf = len(nodes), nodes["is_leaf"].astype(bool)
        itself = np.arange(size)
        arrays["feature"][number, :size] = np.where(leaf, 0, nodes["feature_idx"])
        arrays["bound"][number, :size] = np.where(leaf, np.inf, nodes["num_threshold"])
        arrays["left"][number, :size] = np.where(leaf, itself, nodes["left"])
        arrays["right"][number, :size] = np.where(leaf, itself, nodes["right"])
        arrays["value"][number, :size] = np.where(leaf, nodes["value"], 0)
    depth = int(max(nodes["depth"].max() for nodes in trees))
    return arrays, {"depth": depth, "base": float(fitted._baseline_prediction[0, 0])}
