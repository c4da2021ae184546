-- 工况标记
create table eco_marks (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    outlet     text      not null,
    condition  text      not null,
    from_at    $instant$ not null,
    until_at   $instant$ not null,
    text       text      not null,
    entered_at $instant$ not null
);
create unique index ix_eco_marks_outlet_condition_from_at_until_at on eco_marks (outlet, condition, from_at, until_at);

-- 现场采样
create table eco_samples (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    outlet     text      not null,
    factor     text      not null,
    sampled_at $instant$ not null,
    value      $decimal$ not null,
    permitted  $decimal$ not null,
    passes     $bool$    not null,
    seal       text      not null,
    sampler    text      not null,
    witness    text      not null,
    laboratory text      not null,
    report     text      not null
);
create unique index ix_eco_samples_seal on eco_samples (seal);
create index ix_eco_samples_outlet_factor_sampled_at on eco_samples (outlet, factor, sampled_at);
