using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection;

/// <summary>泄露影响报告: who read and took what in a time, from the evidence alone, with what the law asks to be told (个人信息保护法 57).</summary>
public interface IBreachReport
{
    /// <param name="until">Exclusive.</param>
    /// <param name="by">Who wants to know; <c>null</c> for the verb of whoever has the machine.</param>
    Task<Outcome<BreachReport>> Write(DateTimeOffset from, DateTimeOffset until, Subject? by, CancellationToken cancel = default);
}

/// <param name="Looks">By person, most first.</param>
/// <param name="Targets">Different things of persons that were looked at.</param>
/// <param name="Text">The whole report as Markdown.</param>
/// <param name="Entry">Of the ledger: it holds the hash of the text.</param>
public sealed record BreachReport(
    DateTimeOffset From,
    DateTimeOffset Until,
    IReadOnlyList<BreachLooks> Looks,
    int Targets,
    IReadOnlyList<BreachTaken> Taken,
    string Text,
    Guid Entry
);

/// <param name="Fields">What was looked at, as the audit names it.</param>
public sealed record BreachLooks(
    string Who,
    string? Post,
    int Count,
    int Targets,
    DateTimeOffset First,
    DateTimeOffset Last,
    IReadOnlyList<string> Fields
);

/// <summary>Something that left as a whole: a file, or an answer to a system.</summary>
public sealed record BreachTaken(string What, string Who, string Object, string? Purpose, DateTimeOffset At, Guid Entry, long? Rows);

/// <summary>Entries of the ledger of this kind mean that data left.</summary>
public sealed record LeavingKind(string Kind, string Title);
