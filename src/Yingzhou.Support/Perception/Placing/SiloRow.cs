namespace Yingzhou.Support.Perception.Placing;

/// <summary>A process of the city as Orleans keeps its membership (成员表): one row for each life of a process.</summary>
sealed class SiloRow
{
    /// <summary>Address, port and generation.</summary>
    public required string Address { get; init; }

    public required string Name { get; init; }

    public required string Host { get; init; }

    /// <summary>As Orleans calls it: Joining, Active, Dead.</summary>
    public required string Status { get; set; }

    /// <summary>Who has missed its answers and when: <c>ADDRESS#TICKS</c>, separated by blanks.</summary>
    public required string Suspects { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset AliveAt { get; set; }

    /// <summary>Counts the changes of the row; that it lives is none.</summary>
    public int Tag { get; set; }
}

/// <summary>Counts the changes of the whole table: of two processes that change it at once, one is told to look again.</summary>
sealed class SiloTableVersion
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public int Version { get; set; }
}
