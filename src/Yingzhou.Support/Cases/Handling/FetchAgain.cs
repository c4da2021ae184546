using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Credentials;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>核对证照: who has the case on the desk fetches a credential of the applicant again, for as long as the applicant consents.</summary>
sealed class FetchAgain(CityStep step, CaseTasks tasks, CasesContent content, IConsents consents)
{
    static readonly Fault NotFetched = new("cases.not-fetched", "请选择一份由部门取用的证照。") { Field = "material" };

    public async Task<Outcome<Done>> Run(FetchAgainRequest request, Subject official, CancellationToken cancel = default)
    {
        // A refusal is kept like a fetch: the applicant reads that somebody tried.
        var answered = await step.Run<FetchAnswer>(nameof(FetchAgain), () => Fetch(request, official, cancel), cancel);
        return answered.Fault ?? (answered.Value.Refused is { } refused ? refused with { Field = "material" } : (Outcome<Done>)Done.It);
    }

    async Task<Outcome<FetchAnswer>> Fetch(FetchAgainRequest request, Subject official, CancellationToken cancel)
    {
        var (_, @case, fault) = await tasks.Open(request.Task, version: null, official, cancel);
        if (fault is not null)
            return fault;
        return FetchableOf(content, @case!.ItemCode).FirstOrDefault(one => one.Id == request.Material) is not { } material
            ? NotFetched
            : await consents.FetchAgain(
                new(
                    @case.ApplicantKey,
                    @case.Region,
                    @case.ItemCode,
                    @case.ItemName,
                    @case.Number,
                    new(material.Source!.CredentialType!, material.Name, material.Id)
                ),
                official,
                cancel
            );
    }

    /// <summary>What of the item comes as a credential.</summary>
    internal static IEnumerable<Material> FetchableOf(CasesContent content, string item) =>
        content
            .Items.GetValueOrDefault(item)
            ?.Materials.Where(one => one is { Kind: MaterialKind.Credential, Source.CredentialType: not null })
        ?? [];
}
