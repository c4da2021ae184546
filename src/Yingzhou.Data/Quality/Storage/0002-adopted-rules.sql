-- Rules that profiling proposed and somebody took over (采纳的建议规则).
create table quality_adopted (
    dataset     text      not null,
    rule        text      not null,
    definition  text      not null,
    adopted_by  text      not null,
    adopted_at  $instant$ not null,
    primary key (dataset, rule)
)$compact$;
