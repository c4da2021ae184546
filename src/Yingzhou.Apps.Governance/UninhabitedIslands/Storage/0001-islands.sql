-- 巡查
create table islands_patrols (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    island     text      not null,
    day        $day$     not null,
    unit       text      not null,
    why        text      not null,
    state      text      not null,
    landed     $bool$,
    finding    text,
    ended_at   $instant$
);
create index ix_islands_patrols_island_day on islands_patrols (island, day);
