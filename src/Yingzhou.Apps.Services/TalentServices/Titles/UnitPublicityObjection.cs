using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>单位公示异议: by anybody with a name, while an application is public in its unit; upheld, it does not come before a panel.</summary>
sealed class UnitPublicityObjection(CityContext city, TalentContent talent) : IObjectionMatter
{
    public const string Matter = "talent.unit-publicity";

    public async Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel) =>
        !Guid.TryParse(about, out var id) || await city.Set<TitleApplication>().FindAsync([id], cancel) is not { } one
            ? TitleApplicationFaults.Unknown
        : one.Status is not TitleApplicationStatus.UnitPublic || city.Clock.GetUtcNow().Day() > one.PublicUntil
            ? TitleApplicationFaults.Settled
        : new Contested(one.Region, $"{one.Holder.Masked}，申报{talent.TitleOf(one.Level)}（{one.EmployerName}）", one.HolderKey)
        {
            UnitId = talent.TitleUnit,
        };

    public async Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel) =>
        await city.Set<TitleApplication>().FindAsync([Guid.Parse(objection.About)], cancel) is not { } one ? TitleApplicationFaults.Unknown
        : one.Strike($"{by.Name}：{objection.Reply}") is { } settled ? settled
        : new Redress("不提交评审");

    public string? PageOf(string about) => "/talent/publicity";
}
