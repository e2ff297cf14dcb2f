"""The desk: the usual people around one case."""

from __future__ import annotations

import pytest

from gongkai.applications.tests.desk_life import Desk


@pytest.fixture
def desk(office, water, registrar, office_head, handler, secrecy_reviewer, leader, legal_reviewer) -> Desk:
    return Desk(office, water, registrar, office_head, handler, secrecy_reviewer, leader, legal_reviewer)
