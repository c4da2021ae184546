using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Services.BusinessEnvironment.Licences;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Objections;

/// <summary>清单外要证: a department demands a licence; held against the list at once, looked into by the office for the business environment (a13 §3). About = department/licence.</summary>
sealed class DemandObjection(LicenceContent licences, IOrganisation organisation, TimeProvider clock) : IObjectionMatter
{
    public const string Matter = "environment.demand";
    const int Longest = 60;

    public static string About(string department, string licence) => $"{department}/{licence.Trim()}";

    public Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel) =>
        Task.FromResult(Judge(about, raiser));

    Outcome<Contested> Judge(string about, Subject raiser)
    {
        var (department, licence) = about.Split('/', 2) is [var unit, var rest] ? (unit, rest.Trim()) : (about, "");
        if (licence.Length is < 1 or > Longest)
            return new Fault("environment.demand-licence", $"请写明被要求办什么证，不超过 {Longest} 字。") { Field = "licence" };
        if (organisation.FindUnit(department, ComputeIndicators.City) is null)
            return new Fault("environment.demand-department", "请选择是哪个部门要求的。") { Field = "department" };
        var verdict = UnlistedDemand.Judge(licences.InForce(clock.GetUtcNow().Day()), licence).Verdict;
        return new Contested(
            ComputeIndicators.City,
            $"{raiser.PartyName}，被{organisation.NameOf(department)}要求“{licence}”",
            raiser.PartyKey ?? raiser.AccountId
        )
        {
            Note = UnlistedDemand.Word(verdict),
        };
    }

    public Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel) =>
        Task.FromResult<Outcome<Redress>>(new Redress());
}
