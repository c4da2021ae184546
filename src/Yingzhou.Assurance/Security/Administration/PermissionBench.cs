using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Modules;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Security.Administration;

/// <summary>One line of the bench: may the post do this, and why.</summary>
sealed record BenchLine(string Action, Decision Decision);

/// <param name="Lines">Every action that any rule names, allowed ones first.</param>
/// <param name="Menu">What the post sees in its menu.</param>
sealed record BenchAnswer(HeldPost Post, IReadOnlyList<BenchLine> Lines, IReadOnlyList<MenuEntry> Menu)
{
    public int Allowed => Lines.Count(line => line.Decision.Allowed);
}

/// <param name="Region">Where the thing lies; empty: where the post's unit is.</param>
/// <param name="Unit">Which unit handles it; empty: the post's own.</param>
/// <param name="Assigned">Whether it is assigned to the post.</param>
sealed record BenchQuestion(string Post, string? Region, string? Unit, bool Assigned);

/// <summary>
/// 这个岗位能看见什么: asks the one decision point, with the rules that are in force now, for somebody who holds this post and no other. Nothing is kept of it: nobody did anything.
/// </summary>
sealed class PermissionBench(
    IOrganisation organisation,
    IPermissions permissions,
    IEnumerable<Grant> grants,
    ModuleCatalogue modules,
    TimeProvider clock
)
{
    public IReadOnlyList<string> Actions { get; } =
    [.. grants.Select(grant => grant.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public Outcome<BenchAnswer> Ask(BenchQuestion question, Subject by)
    {
        if (permissions.Refuse(by, SecurityRights.Bench, SecurityRights.Whole(by)) is { } refused)
            return refused;
        if (organisation.Post(question.Post) is not { } post || organisation.Unit(post.UnitId) is not { } unit)
            return new Fault("security.no-such-post", "没有这个岗位，请从列表中选择。", 404) { Field = "post" };
        var held = new HeldPost(post, unit, AppointmentKind.Main, OnBehalfOf: null);
        var somebody = new Subject
        {
            Kind = SubjectKind.Official,
            AccountId = "bench",
            OfficialId = "bench",
            Name = "试算人员",
            Level = RealNameLevel.A3,
            Posts = [held],
            ActingPost = held,
            // Whoever holds the post can show a second factor: the question is about rights.
            ProvenAt = clock.GetUtcNow(),
        };
        var thing = new Resource("bench", "bench")
        {
            Region = Said(question.Region) ?? unit.Region,
            UnitId = Said(question.Unit) ?? unit.Id,
            PostId = question.Assigned ? post.Id : null,
        };
        return new BenchAnswer(
            held,
            [
                .. Actions
                    .Select(action => new BenchLine(action, permissions.Decide(somebody, action, thing)))
                    .OrderByDescending(line => line.Decision.Allowed),
            ],
            [
                .. modules
                    .All.SelectMany(module => module.Menu)
                    .Where(entry => entry.End.HasFlag(Ends.Official))
                    .Where(entry => entry.Rights is null || entry.Rights.Any(right => permissions.Decide(somebody, right, thing).Allowed)),
            ]
        );
    }

    static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
