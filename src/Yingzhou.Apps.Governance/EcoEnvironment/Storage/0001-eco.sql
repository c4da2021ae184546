-- 判定记录: appended only; the highest edition of an hour or a day counts.
create table eco_judgements (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    outlet     text      not null,
    factor     text      not null,
    time       text      not null,
    at         $instant$ not null,
    edition    integer   not null,
    verdict    text      not null,
    reason     text      not null,
    mean       $decimal$,
    oxygen     $decimal$,
    sent       $decimal$,
    value      $decimal$,
    permitted  $decimal$,
    multiple   $decimal$,
    standard   text      not null,
    notes      text      not null
);
create unique index ix_eco_judgements_outlet_factor_time_at_edition on eco_judgements (outlet, factor, time, at, edition);
create index ix_eco_judgements_at on eco_judgements (at);

-- 企业说明
create table eco_explanations (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    outlet     text      not null,
    factor     text      not null,
    at         $instant$ not null,
    condition  text      not null,
    text       text      not null,
    entered_at $instant$ not null
);
create unique index ix_eco_explanations_outlet_factor_at on eco_explanations (outlet, factor, at);
