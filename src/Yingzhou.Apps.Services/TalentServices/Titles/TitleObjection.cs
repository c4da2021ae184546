using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>职称公示异议: by anybody with a name, while it is public and afterwards; answered by somebody who did not make it public. Upheld, the title is not given, or is taken back with its certificate.</summary>
sealed class TitleObjection(CityContext city, TalentContent talent, TitleCertificate certificate) : IObjectionMatter
{
    public const string Matter = "talent.title";

    public async Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel)
    {
        if (!Guid.TryParse(about, out var id) || await city.Set<TitleGrant>().FindAsync([id], cancel) is not { } grant)
            return TitleFaults.Unknown;
        return grant.Status is TitleStatus.Public or TitleStatus.Granted
            ? new Contested(grant.Region, $"{grant.Holder.Masked}，{grant.Title}", grant.HolderKey)
            {
                UnitId = talent.TitleUnit,
                Deciders = [grant.PublishedBy],
            }
            : TitleFaults.Settled;
    }

    public async Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel)
    {
        if (await city.Set<TitleGrant>().FindAsync([Guid.Parse(objection.About)], cancel) is not { } grant)
            return TitleFaults.Unknown;
        var because = $"{by.Name}：{objection.Reply}";
        if (grant.Strike(because) is { } settled)
            return settled;
        await certificate.Revoke(grant, "异议成立，职称已撤销", cancel);
        return new Redress(grant.Status is TitleStatus.Refused ? "不予授予职称" : "职称已撤销，证书已吊销");
    }

    public string? PageOf(string about) => "/talent/publicity";
}
