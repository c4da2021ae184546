namespace Yingzhou.Support.Process.Storage;

/// <summary>
/// Work for a machine that is done outside the step, at least once, with retries (作业). <see cref="NotBefore"/> is when anybody may take it next; whether
/// that is a first wait, a lease that runs, a retry or a deferral stands in columns of its own, so that each can be seen and none is taken for another.
/// </summary>
sealed class JobRow
{
    public required Guid InstanceId { get; init; }

    public required long ElementInstanceId { get; init; }

    public required string ElementId { get; init; }

    public required string Type { get; init; }

    /// <summary>Tries that are left, the running one included.</summary>
    public required int Retries { get; set; }

    /// <summary>JSON with <c>headers</c> and <c>variables</c>.</summary>
    public required string Input { get; init; }

    public required DateTimeOffset NotBefore { get; set; }

    public string? LastError { get; set; }

    /// <summary>How often it was handed to a worker.</summary>
    public int Attempts { get; set; }

    /// <summary>How often in a row a worker fell silent with it (失联): the lease ran out and nobody had answered.</summary>
    public int Reclaims { get; set; }

    /// <summary>Set after a failure: when it is tried again.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>Set when a worker asked to be called later; costs no retry.</summary>
    public DateTimeOffset? DeferredUntil { get; set; }

    /// <summary>Until when the worker that has it need not be doubted; it extends this while it works (心跳).</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>New with every lease: an answer under an older one is not taken.</summary>
    public Guid? LeaseToken { get; set; }

    public string? LeasedBy { get; set; }
}
