using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Audit;

/// <summary>The audit trail (审计): who did, read or was refused what. Changes are written by the storage itself; this adds reading.</summary>
public interface IAudit
{
    /// <summary>Shows personal information in clear, after the look at it has been kept: no line, no look.</summary>
    /// <param name="target">Whose, e.g. <c>Case/0193…</c>.</param>
    /// <param name="field">What is read, e.g. 身份证号.</param>
    /// <param name="purpose">Why, in words the person concerned may read.</param>
    Task<string> Reveal(Personal personal, string target, string field, string purpose, CancellationToken cancel = default);

    /// <summary>Keeps a deed of the current actor that changes no record, e.g. a sign-in. Inside a step it is stored with it.</summary>
    Task Note(string action, string target, string? detail = null, CancellationToken cancel = default);

    /// <summary>What is known about a target, newest first.</summary>
    /// <param name="before">The last line already seen.</param>
    Task<IReadOnlyList<AuditLine>> About(string target, AuditLine? before = null, int size = 50, CancellationToken cancel = default);

    /// <summary>Deeds of these kinds, newest first: for who watches over the whole city.</summary>
    /// <param name="from">Inclusive; <paramref name="until"/> exclusive.</param>
    Task<IReadOnlyList<AuditLine>> Deeds(
        IReadOnlyCollection<string> actions,
        DateTimeOffset from,
        DateTimeOffset until,
        int most,
        CancellationToken cancel = default
    );

    /// <summary>How often each actor did one of these, in the time.</summary>
    Task<IReadOnlyList<AuditCount>> CountByActor(
        IReadOnlyCollection<string> actions,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel = default
    );
}
