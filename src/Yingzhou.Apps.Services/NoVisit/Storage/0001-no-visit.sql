create table novisit_calls (
    id                $id$      not null primary key,
    region            text      not null,
    version           integer   not null,
    created_at        $instant$ not null,
    created_by        text      not null,
    updated_at        $instant$ not null,
    updated_by        text      not null,
    item              text      not null,
    item_name         text      not null,
    needed            text      not null,
    party_key         text      not null,
    caller_name       text      not null,
    phone             text,
    status            text      not null,
    queued_at         $instant$ not null,
    booked_for        $instant$,
    clerk_id          text,
    clerk_name        text,
    started_at        $instant$,
    dropped_at        $instant$,
    ended_at          $instant$,
    level             text      not null,
    recording_consent $bool$,
    ticks             text      not null,
    document          text,
    document_hash     text,
    signed_at         $instant$,
    visit_reason      text,
    note              text
);
create index ix_novisit_calls_status_queued_at on novisit_calls (status, queued_at);
create index ix_novisit_calls_party_key_id on novisit_calls (party_key, id);

create table novisit_checks (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    party_key  text      not null,
    method     text      not null,
    passed     $bool$    not null,
    at         $instant$ not null,
    device     text      not null,
    call_id    $id$
);
create index ix_novisit_checks_party_key_at on novisit_checks (party_key, at);
create index ix_novisit_checks_at on novisit_checks (at);

create table novisit_shipments (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    party_key   text      not null,
    receiver    text      not null,
    address     text      not null,
    item_name   text      not null,
    route_id    text      not null,
    channel     text      not null,
    ready_at    $instant$ not null,
    promised_at $instant$,
    carrier     text,
    tracking    text,
    status      text      not null,
    missed      integer   not null,
    ended_at    $instant$,
    story       text      not null
);
create index ix_novisit_shipments_party_key_id on novisit_shipments (party_key, id);
create index ix_novisit_shipments_status_ready_at on novisit_shipments (status, ready_at);

create table novisit_authorisations (
    id             $id$      not null primary key,
    region         text      not null,
    version        integer   not null,
    created_at     $instant$ not null,
    created_by     text      not null,
    updated_at     $instant$ not null,
    updated_by     text      not null,
    principal_key  text      not null,
    principal_name text      not null,
    point          text      not null,
    item           text      not null,
    item_name      text      not null,
    until          $day$     not null,
    revoked_at     $instant$,
    understood     $bool$
);
create index ix_novisit_authorisations_principal_key_id on novisit_authorisations (principal_key, id);
create index ix_novisit_authorisations_region_until on novisit_authorisations (region, until);
