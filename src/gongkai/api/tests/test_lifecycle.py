"""The life-cycle of an application over HTTP is the table that draws the officers' buttons."""

from __future__ import annotations

import pytest

from gongkai.applications.choices import State
from gongkai.applications.states import LIFE


@pytest.mark.django_db
def test_every_state_and_every_step_is_told_with_its_article(client):
    told = client.get("/api/v1/applications/lifecycle/").json()
    assert [one["state"] for one in told["states"]] == [state.value for state in State]
    assert [one["verb"] for one in told["moves"]] == [step.verb for step in LIFE.steps]
    extend = next(one for one in told["moves"] if one["verb"] == "extend")
    assert (extend["by"], extend["article"], extend["target"]) == (["工作机构负责人"], "条例第三十三条第二款", None)
    assert next(one for one in told["moves"] if one["verb"] == "submit")["sources"] == ["start"]
