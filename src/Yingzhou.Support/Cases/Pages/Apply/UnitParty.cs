using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Pages.Apply;

/// <summary>
/// A unit of the administration as an applicant (申请单位): its clerk (经办岗) applies for it from the workbench, and reads what became of it as its party.
/// </summary>
sealed class UnitParty(PersonalCipher cipher)
{
    const string ClerkRole = "clerk";

    static readonly Fault NotClerk = new("cases.not-unit-clerk", "机关内部事项由本单位经办岗申请，请切换到经办岗后再试。", 403);

    public Outcome<Applicant> Of(Subject official) =>
        official.ActingPost is { Post.Role: ClerkRole, Unit: var unit }
            ? Applicant.Of(Content.Subject.Unit, cipher.PartyKey(unit.Id), unit.Name, unit.Id)
            : NotClerk;

    /// <summary>The clerk with the unit's eyes; <c>null</c> for whoever applies for no unit.</summary>
    public Subject? Eyes(Subject official) =>
        official.ActingPost is { Post.Role: ClerkRole, Unit: var unit }
            ? official with
            {
                Kind = SubjectKind.Enterprise,
                PartyKey = cipher.PartyKey(unit.Id),
                PartyName = unit.Name,
            }
            : null;
}
