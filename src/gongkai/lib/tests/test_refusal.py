"""Refusals."""

import pytest

from gongkai.lib.refusal import Refused, refuse_if


def test_every_reason_is_kept():
    with pytest.raises(Refused, match="甲；乙") as refusal:
        refuse_if(iter(["甲", "乙"]))

    assert refusal.value.reasons == ["甲", "乙"]


def test_no_reason_is_no_refusal():
    refuse_if([])
