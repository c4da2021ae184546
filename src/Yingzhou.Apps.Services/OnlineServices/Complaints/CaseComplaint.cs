using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.OnlineServices.Complaints;

/// <summary>办件投诉: how somebody's matter was handled. Looked into by those who follow up bad ratings or supervise the area, never by who handled it; upheld, what is put right is told.</summary>
sealed class CaseComplaint(ICaseLog log) : IObjectionMatter
{
    public const string Matter = "services.complaint";

    public const string Answer = "online-services.answer-complaint";

    public static IEnumerable<Grant> Grants =>
        [Grant.ToRole(Answer, "callback", Reach.Region), Grant.ToRole(Answer, "supervise", Reach.Region)];

    public static string Href(string number) => $"/objections/new?matter={Matter}&about={Uri.EscapeDataString(number)}";

    public async Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel) =>
        (await log.ReadOwn(raiser, cancel)).FirstOrDefault(one => one.Number == about) is not { } own
            ? new Fault("services.complaint-not-own", "没有这件办件，或不是您的；请从“我的办件”里进入。", 404)
            : new Contested(own.Region, $"{own.Name}，办件 {own.Number}", raiser.PartyKey!)
            {
                Deciders = [.. own.Deeds.Select(deed => deed.Actor).Distinct()],
                Note = own.OnTime switch
                {
                    false => "这件已经超过承诺时限，不用另外证明。",
                    _ when own.Deeds.Count(deed => deed.Kind is CaseEventKind.SupplementRequested) is > 1 and var asked =>
                        $"要求补正过 {asked} 次。",
                    _ => null,
                },
            };

    public Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel) =>
        Task.FromResult<Outcome<Redress>>(
            correction is null
                ? new Fault("services.complaint-remedy", "投诉属实的，请写明怎么整改，投诉人要看。") { Field = "correction" }
                : new Redress($"整改：{correction}", correction)
        );

    public string? PageOf(string about) => $"/desk/cases?q={Uri.EscapeDataString(about)}";
}
