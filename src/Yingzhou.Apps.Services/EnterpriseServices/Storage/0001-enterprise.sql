create table enterprise_firms (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    uscc       text      not null,
    party_key  text      not null,
    name       text      not null,
    industry   text      not null,
    park       text,
    known      text      not null
);
create unique index ix_enterprise_firms_uscc on enterprise_firms (uscc);
create index ix_enterprise_firms_party_key on enterprise_firms (party_key);
create table enterprise_redemptions (
    id             $id$      not null primary key,
    region         text      not null,
    version        integer   not null,
    created_at     $instant$ not null,
    created_by     text      not null,
    updated_at     $instant$ not null,
    updated_by     text      not null,
    uscc           text      not null,
    party_key      text      not null,
    firm_name      text      not null,
    clause         text      not null,
    title          text      not null,
    office         text      not null,
    year           integer   not null,
    route          text      not null,
    amount         $decimal$ not null,
    evidence       text      not null,
    status         text      not null,
    open_key       text,
    account_holder text,
    account_number text,
    confirmed_at   $instant$,
    reviewer_id    text,
    reviewer_name  text,
    reason         text,
    published_on   $day$,
    public_until   $day$,
    pay_by         $day$,
    paid_at        $instant$,
    payer_name     text
);
create unique index ix_enterprise_redemptions_open_key on enterprise_redemptions (open_key);
create index ix_enterprise_redemptions_party_key on enterprise_redemptions (party_key);
create index ix_enterprise_redemptions_clause_status on enterprise_redemptions (clause, status);
create table enterprise_appeals (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    uscc        text      not null,
    party_key   text      not null,
    firm_name   text      not null,
    park        text,
    topic       text      not null,
    text        text      not null,
    complex     $bool$    not null,
    raised_at   $instant$ not null,
    accept_by   $day$     not null,
    reply_by    $day$     not null,
    accepted_at $instant$,
    replied_at  $instant$,
    reply       text,
    merged_into $id$
);
create index ix_enterprise_appeals_party_key on enterprise_appeals (party_key);
create index ix_enterprise_appeals_replied_at on enterprise_appeals (replied_at);
create table enterprise_code_reads (
    nonce   text      not null primary key,
    uscc    text      not null,
    read_at $instant$ not null
);
