namespace Yingzhou.Support.Cases;

/// <summary>What pages that wait listen to.</summary>
static class CaseTopics
{
    /// <summary>Anything of any case: cockpits.</summary>
    public const string All = "cases";

    public static string Of(Guid @case) => $"case:{@case}";

    /// <summary>The inbox of a post.</summary>
    public static string OfPost(string post) => $"post:{post}";
}
