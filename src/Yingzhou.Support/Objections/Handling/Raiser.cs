using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Objections.Handling;

/// <summary>Who raises an objection (提出人): a person, an enterprise, or the unit of an official's acting post.</summary>
/// <param name="Name">Of an enterprise or a unit; of a person masked.</param>
sealed record Raiser(string Key, string Name)
{
    static readonly Fault NoUnit = new("objections.no-unit", "这一类异议由单位提出，请用机关工作人员账号、在本单位的岗位上提。", 403);

    public static bool IsParty(Subject raiser) =>
        raiser.Kind is SubjectKind.Citizen or SubjectKind.Enterprise && raiser.PartyKey is not null;

    public static Outcome<Raiser> Of(IObjectionMatter kind, Subject raiser)
    {
        if (kind.ByUnits)
            return raiser.ActingPost is { Unit: var unit } ? new Raiser($"unit:{unit.Id}", unit.Name) : NoUnit;
        if (!IsParty(raiser))
            return RaiseObjection.SignIn;
        return new Raiser(raiser.PartyKey!, raiser.Kind is SubjectKind.Enterprise ? raiser.PartyName : Personal.Name(raiser.Name).Masked);
    }
}
