using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>A promise never exceeds the statute; statute and fees stand on a law.</summary>
sealed class TermsCheck : IContentCheck<CasesContent>
{
    // 行政许可法第四十二条: twenty working days, and ten more with the head's approval.
    const int LicenceWorkdays = 20;
    const int LicenceExtension = 10;

    public IEnumerable<ContentProblem> Check(CasesContent content)
    {
        foreach (var file in content.Files.Items)
        {
            foreach (var problem in Clock(file).Concat(Commitment(file)))
                yield return problem;
            if (file.Content.LegalBasis.Count == 0)
                yield return file.Problem("legalBasis", "没有依据的事项不得办理");
            if (file.Content is { Fee: { IsFree: false, Basis: null } })
                yield return file.Problem("fee.basis", "收费必须写明依据");
            if (file.Content.Trips is < 0 or > 1)
                yield return file.Problem("trips", "跑动次数只能是 0 或 1");
        }
    }

    static IEnumerable<ContentProblem> Clock(ContentFile<ServiceItem> file)
    {
        var clock = file.Content.Clock;
        if (clock.PromisedWorkdays < 1)
            yield return file.Problem("clock.promisedWorkdays", "承诺时限至少 1 个工作日（即办件也写 1）");
        if (clock.PromisedWorkdays > clock.StatutoryWorkdays)
            yield return file.Problem(
                "clock.promisedWorkdays", $"承诺时限 {clock.PromisedWorkdays} 个工作日超过法定时限 {clock.StatutoryWorkdays} 个工作日");
        if (clock.Kind is ClockKind.Licence or ClockKind.OwnStatute && clock.StatutoryWorkdays is null)
            yield return file.Problem("clock.statutoryWorkdays", "按法定时限计时的事项必须写明法定时限");
        if (clock is { Kind: ClockKind.Licence, StatutoryWorkdays: > LicenceWorkdays } or { Kind: ClockKind.Licence, ExtensionWorkdays: > LicenceExtension })
            yield return file.Problem(
                "clock", $"行政许可法第四十二条：不超过 {LicenceWorkdays} 个工作日，经负责人批准可延长 {LicenceExtension} 个工作日");
        if (clock is { Kind: ClockKind.OnTheSpot, PromisedWorkdays: > 1 })
            yield return file.Problem("clock.promisedWorkdays", "即办件的承诺时限写 1");
    }

    static IEnumerable<ContentProblem> Commitment(ContentFile<ServiceItem> file)
    {
        if (file.Content.Commitment is not { } terms)
            yield break;
        if (terms.PromisedWorkdays > file.Content.Clock.PromisedWorkdays)
            yield return file.Problem("commitment.promisedWorkdays", "告知承诺的时限不应长于一般办理的承诺时限");
        if (terms.PostCheckWorkdays < 1)
            yield return file.Problem("commitment.postCheckWorkdays", "后续核查期限至少 1 个工作日");
        if (terms.Letter.Count == 0)
            yield return file.Problem("commitment.letter", "承诺书没有内容");
        foreach (var (index, id) in terms.Replaces.Index())
        {
            if (file.Content.Materials.All(material => material.Id != id))
                yield return file.Problem($"commitment.replaces[{index}]", $"本事项没有材料 {id}");
        }
    }
}
