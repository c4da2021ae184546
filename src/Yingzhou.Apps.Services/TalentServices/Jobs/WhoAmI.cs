using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.TalentServices.Jobs;

/// <summary>The résumé and the record of whoever has signed in: demo people are told by the key of their number.</summary>
sealed class WhoAmI(TalentContent content, CityPeople people, PersonalCipher cipher)
{
    const string Invented = "demo:";

    public Resume? ResumeOf(Subject person) =>
        LoginOf(person) is { } login ? content.Resumes.FirstOrDefault(resume => resume.Login == login) : null;

    public TalentRecord? RecordOf(Subject person) => LoginOf(person) is { } login ? content.Talents.GetValueOrDefault(login) : null;

    /// <summary>The enterprise somebody acts for, by its credit code.</summary>
    public string? UsccOf(Subject person) =>
        person.Kind is SubjectKind.Enterprise
            ? people.Enterprises.FirstOrDefault(one => cipher.PartyKey(one.Uscc) == person.PartyKey)?.Uscc
            : null;

    public string? LoginOf(Subject person) => LoginOf(person.PersonKey);

    public string? LoginOf(string? personKey) =>
        personKey is not { } key ? null
        : key.StartsWith(Invented, StringComparison.Ordinal) ? key[Invented.Length..]
        : people.Persons.FirstOrDefault(one => cipher.PartyKey(one.ResidentId) == key)?.Login;

    /// <summary>Under which somebody of the demonstration is kept; people without an account have a made-up key.</summary>
    public string KeyOf(string login) =>
        people.Persons.FirstOrDefault(one => one.Login == login) is { } person ? cipher.PartyKey(person.ResidentId) : Invented + login;
}
