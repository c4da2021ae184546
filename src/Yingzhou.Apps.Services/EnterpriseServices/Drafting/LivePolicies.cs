using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;
using Yingzhou.Support.Releases;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>The policies as the city's files have them (内容中的政策): what a fresh city begins with, before anything was released.</summary>
sealed record FiledPolicies(PoliciesContent Content);

/// <summary>
/// The policies in force (现行政策): the city's files, and over them every clause that two people have released. A request sees one state of things: the number of the newest release
/// says whether what is in memory is still true.
/// </summary>
sealed class LivePolicies(FiledPolicies filed)
{
    volatile Known? known;

    sealed record Known(long Release, PoliciesContent Content);

    public PoliciesContent Now(IReleases releases)
    {
        var newest = releases.Newest;
        if (known is { } last && last.Release == newest)
            return last.Content;
        var content = filed.Content with { Clauses = [.. Merged(releases)] };
        known = new(newest, content);
        return content;
    }

    IEnumerable<Clause> Merged(IReleases releases)
    {
        var released = releases
            .AllInForce(ModelKind.Decision)
            .Where(model => model.Key.StartsWith(PolicyTable.Prefix, StringComparison.Ordinal))
            .Select(model => Compiled(model.Text, model.Key))
            .OfType<Clause>()
            .ToDictionary(clause => clause.Id, StringComparer.Ordinal);
        foreach (var clause in filed.Content.Clauses)
            yield return released.Remove(clause.Id, out var newer) ? newer : clause;
        foreach (var clause in released.Values.OrderBy(clause => clause.Id, StringComparer.Ordinal))
            yield return clause;
    }

    /// <returns><c>null</c> when the drawing is no clause that can be judged: then the one of the files stays.</returns>
    public Clause? Compiled(string xml, string key)
    {
        if (PolicyTable.Read(xml, key) is not { Succeeded: true, Value: var read })
            return null;
        if (filed.Content.Policies.FirstOrDefault(policy => policy.Id == read.PolicyId) is not { } policy)
            return null;
        return
            Criterion.Compile(read.File.Condition, filed.Content.Facts) is { Succeeded: true, Value: var criterion }
            && FeelExpression.Parse(read.File.Benefit) is { Value: { } benefit }
            && benefit.Variables.All(filed.Content.Facts.Knows)
            ? new Clause(policy, read.File, criterion, benefit)
            : null;
    }
}
