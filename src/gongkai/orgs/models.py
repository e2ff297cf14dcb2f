"""Organs of the county as a tree, the people who work in them, and the roles they hold."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.tables import REACHES_BELOW


class OrganisationQuerySet(MP_NodeQuerySet):
    """Adjectives for organs."""

    def active(self) -> OrganisationQuerySet:
        """Those that still exist."""
        return self.filter(is_active=True)

    def reporting(self) -> OrganisationQuerySet:
        """Those that file an annual report of their own (条例 art. 49)."""
        return self.active().exclude(kind=OrganKind.GOVERNMENT)


class OrganisationManager(MP_NodeManager.from_queryset(OrganisationQuerySet)):  # type: ignore[misc]
    """Organs in the order of the tree; treebeard's own manager would hand out its own kind of query."""

    def get_queryset(self) -> OrganisationQuerySet:
        """All organs, the county first."""
        return OrganisationQuerySet(self.model, using=self._db).order_by("path")


class Organisation(MP_Node):
    """An administrative organ: the county government, its office, a department or a township (条例 art. 4, 10)."""

    name = models.CharField("全称", max_length=80, unique=True)
    short_name = models.CharField("简称", max_length=30)
    slug = models.SlugField("网址名", max_length=40, unique=True)
    kind = models.CharField("类别", max_length=12, choices=[(kind.value, kind.label) for kind in OrganKind])
    credit_code = models.CharField("统一社会信用代码", max_length=18, unique=True)
    duties = models.TextField("机构职能", blank=True)
    head = models.CharField("负责人", max_length=30, blank=True)
    address = models.CharField("办公地址", max_length=120, blank=True)
    office_hours = models.CharField("办公时间", max_length=120, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    fax = models.CharField("传真号码", max_length=30, blank=True)
    email = models.EmailField("互联网联系方式", blank=True)
    postcode = models.CharField("邮政编码", max_length=6, blank=True)
    is_active = models.BooleanField("存续", default=True)
    include_in_aggregate = models.BooleanField(
        "计入县级汇总", default=True, help_text="垂直管理单位是否计入汇总各地不一，须在编制说明中注明。"
    )

    objects = OrganisationManager()
    node_order_by: list[str] = []

    class Meta:
        verbose_name = verbose_name_plural = "机构"

    def __str__(self) -> str:
        return self.name

    @property
    def ledger_organisation_id(self) -> int:
        """The organ that lines about it belong to: itself."""
        return self.pk

    @property
    def is_township(self) -> bool:
        """Whether the township additions of 条例 art. 21 apply."""
        return self.kind == OrganKind.TOWNSHIP


class Person(AbstractUser):
    """Someone with an account: an officer, or a citizen who chose to have one."""

    full_name = models.CharField("姓名", max_length=30, blank=True)
    mobile = models.CharField("手机号码", max_length=20, blank=True)
    must_change_password = models.BooleanField("须修改密码", default=False)  # somebody else knows the present one
    is_citizen = models.BooleanField("自行开立", default=False)  # by a citizen for their own matters; never an officer

    class Meta:
        verbose_name = verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """The name as Chinese pages write it."""
        return self.full_name or self.username

    @cached_property
    def _held(self) -> list[Membership]:
        return list(self.memberships.filter(is_active=True).select_related("organisation"))

    def held(self) -> list[Membership]:
        """The memberships in force, read once per request."""
        return self._held

    def roles(self) -> set[Role]:
        """All roles held, anywhere."""
        return {Role(membership.role) for membership in self.held()}

    def has_role(self, role: Role, organisation: Organisation) -> bool:
        """Whether the person holds this role for this organ: in it, or above it where the role reaches below."""
        return any(
            membership.organisation_id == organisation.pk
            or (role in REACHES_BELOW and organisation.path.startswith(membership.organisation.path))
            for membership in self.held()
            if membership.role == role
        )

    def unit(self) -> Organisation | None:
        """The unit the person works in (that of their first role)."""
        held = self.held()
        return held[0].organisation if held else None


class Membership(models.Model):
    """A person holds a role in a unit."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships", verbose_name="人员")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name="机构"
    )
    role = models.CharField("角色", max_length=20, choices=[(role.value, role.label) for role in Role])
    is_active = models.BooleanField("有效", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                name="one_membership_each",
                violation_error_message="该人员在该机构已有此角色",
            )
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="membership_by_role")]

    def __str__(self) -> str:
        return f"{self.person}（{self.organisation.short_name}{Role(self.role).label}）"

    @property
    def ledger_organisation_id(self) -> int:
        """The organ that lines about it belong to."""
        return self.organisation_id


class LeaderQuerySet(models.QuerySet["Leader"]):
    """Adjectives for leaders."""

    def in_office(self) -> LeaderQuerySet:
        """Those who hold their post now, of organs that still exist, in the order of the organs and of protocol."""
        held = self.filter(left_on=None, organisation__is_active=True).select_related("organisation")
        return held.order_by("organisation__path", "place", "id")


class Leader(models.Model):
    """Someone who leads an organ, as the public is told: name, post, what they are in charge of, their career."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="leaders", verbose_name="机构"
    )
    name = models.CharField("姓名", max_length=30)
    post = models.CharField("职务", max_length=60)
    charge = models.TextField("工作分工")
    career = models.TextField("个人简历")
    phone = models.CharField("办公电话", max_length=30, blank=True)
    place = models.PositiveSmallIntegerField("排序", default=1)
    left_on = models.DateField("离任日期", null=True, editable=False)

    objects = LeaderQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "领导信息"
        indexes = [models.Index(fields=["organisation", "place"], name="leader_by_place")]

    def __str__(self) -> str:
        return f"{self.name}（{self.post}）"

    @property
    def ledger_organisation_id(self) -> int:
        """The organ that lines about it belong to."""
        return self.organisation_id
