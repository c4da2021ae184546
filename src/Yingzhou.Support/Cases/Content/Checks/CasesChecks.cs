using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>What must be true of items, bundles and models before the first case is taken.</summary>
static class CasesChecks
{
    /// <summary>Those that look into forms, processes and decisions: a draft of one is judged by them too.</summary>
    public static readonly IReadOnlyList<IContentCheck<CasesContent>> OfDrawings =
    [
        new FormCheck(),
        new MergedFormCheck(),
        new ProcessCheck(),
        new DiagramCheck(),
        new DecisionCheck(),
    ];

    public static readonly IReadOnlyList<IContentCheck<CasesContent>> All =
    [
        new IdentityCheck(),
        new FamilyCheck(),
        new CompetenceCheck(),
        new ReferenceCheck(),
        new TermsCheck(),
        new SpecialProcedureCheck(),
        new MaterialCheck(),
        new QuestionCheck(),
        new FeelCheck(),
        new LegCheck(),
        new PromiseCheck(),
        new SharedMaterialCheck(),
        .. OfDrawings,
    ];
}
