create table enterprise_rule_drafts (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    policy_id     text      not null,
    clause        text      not null,
    passage       text      not null,
    based_on      integer   not null,
    metadata      text      not null,
    conditions    text      not null,
    not_read      text      not null,
    fair_review   text,
    settled       $bool$    not null,
    status        text      not null,
    open_key      text,
    drafters      text      not null,
    drafter_name  text      not null,
    submitted_at  $instant$,
    reviewer_name text,
    reason        text,
    released_as   integer,
    closed_at     $instant$
);
create unique index ix_enterprise_rule_drafts_open_key on enterprise_rule_drafts (open_key);
create table enterprise_disputes (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    kind          text      not null,
    redemption    $id$      not null,
    title         text      not null,
    firm_name     text      not null,
    party_key     text      not null,
    raised_by_key text      not null,
    raiser_name   text      not null,
    text          text      not null,
    raised_at     $instant$ not null,
    answer_by     $day$     not null,
    reviewer_id   text,
    answered_at   $instant$,
    upheld        $bool$,
    reply         text,
    answered_by   text
);
create index ix_enterprise_disputes_redemption on enterprise_disputes (redemption);
create index ix_enterprise_disputes_raised_by_key on enterprise_disputes (raised_by_key);
create index ix_enterprise_disputes_answered_at on enterprise_disputes (answered_at);
create table enterprise_claw_backs (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    redemption    $id$      not null,
    title         text      not null,
    firm_name     text      not null,
    party_key     text      not null,
    amount        $decimal$ not null,
    reason        text      not null,
    evidence      text      not null,
    proposer_id   text      not null,
    proposer_name text      not null,
    proposed_at   $instant$ not null,
    status        text      not null,
    open_key      text,
    decider_name  text,
    decided_at    $instant$,
    repay_by      $day$,
    repaid_at     $instant$,
    note          text
);
create unique index ix_enterprise_claw_backs_open_key on enterprise_claw_backs (open_key);
create index ix_enterprise_claw_backs_party_key on enterprise_claw_backs (party_key);
create index ix_enterprise_claw_backs_redemption on enterprise_claw_backs (redemption);
create table enterprise_supply (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    side         text      not null,
    uscc         text      not null,
    party_key    text      not null,
    firm_name    text      not null,
    product_code text      not null,
    quantity     $decimal$ not null,
    text         text      not null,
    phone        text      not null,
    until        $day$     not null,
    closed_at    $instant$
);
create index ix_enterprise_supply_party_key on enterprise_supply (party_key);
create index ix_enterprise_supply_side_closed_at on enterprise_supply (side, closed_at);
create table enterprise_contacts (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    need          $id$      not null,
    offer         $id$      not null,
    need_party    text      not null,
    offer_party   text      not null,
    rank          integer   not null,
    contacted_at  $instant$ not null,
    contracted_at $instant$
);
create unique index ix_enterprise_contacts_need_offer on enterprise_contacts (need, offer);
create index ix_enterprise_contacts_need_party on enterprise_contacts (need_party);
create index ix_enterprise_contacts_offer_party on enterprise_contacts (offer_party);
