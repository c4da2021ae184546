using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Content;

/// <summary>A clause ready to be judged: its condition and its formula are compiled once.</summary>
public sealed class Clause(PolicyFile policy, ClauseFile file, Criterion criterion, FeelExpression benefit)
{
    public string Id => file.Id;

    public PolicyFile Policy => policy;

    public ClauseFile File => file;

    public Criterion Criterion => criterion;

    /// <summary>Names of facts that the formula needs beside those of the condition.</summary>
    public IReadOnlyList<string> AmountFacts => [.. benefit.Variables.Except(criterion.FactNames)];

    public bool InForce(DateOnly day) => day >= file.From && day <= file.To;

    public bool IsOpen(DateOnly day) => day >= file.Window.Opens && day <= file.Window.Closes;

    public bool Excludes(Clause other) => this != other && file.ExclusiveGroup is { } group && group == other.File.ExclusiveGroup;

    /// <summary>What the formula gives, to the fen, at most the cap.</summary>
    /// <returns><c>null</c> when a fact that the formula needs is not known, or only declared.</returns>
    public Money? Amount(FactSheet sheet)
    {
        var known = sheet
            .Facts.Where(fact => !fact.Declared)
            .Select(fact => KeyValuePair.Create(fact.Name, (FeelValue?)fact.Value))
            .ToList();
        if (benefit.Variables.Any(name => known.TrueForAll(fact => fact.Key != name)))
            return null;
        return (benefit.Evaluate(new FeelContext(known)).Value as FeelNumber)?.Value.ToDecimal() is >= 0 and var yuan
            ? new Money(Math.Min(yuan, file.CapYuan))
            : null;
    }
}
