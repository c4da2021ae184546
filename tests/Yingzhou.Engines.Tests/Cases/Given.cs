using System.Text.Json.Nodes;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Replay;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>The people of the tests and what they hand in.</summary>
static class Given
{
    public const string Dinghai = "330902";

    public static readonly Person LinHaiyan = new("林海燕", "33090219920815202X", "13000000001", Content.Citizen);
    public static readonly Person FangDahai = new("方大海", "330903198503211012", "13000000002", Content.Citizen);
    public static readonly Person Haizhiwei = new("舟山海之味餐饮管理有限公司", "91330902MA2B00182F", "13000000002", Content.Enterprise);

    static class Content
    {
        public const Support.Cases.Content.Subject Citizen = Support.Cases.Content.Subject.Citizen;
        public const Support.Cases.Content.Subject Enterprise = Support.Cases.Content.Subject.Enterprise;
    }

    /// <summary>A signboard of three working days' promise, by the standard approval: the smallest real matter with all stages.</summary>
    public static async Task<SubmitCaseRequest> Signboard(CityUnderTest city, string? key = null) =>
        await Request(
            city,
            "outdoor-signboard",
            new()
            {
                ["signSize"] = "small",
                ["premises"] = "owned",
                ["byAgent"] = "no",
            },
            LinHaiyan,
            key
        );

    /// <summary>The form filled, every question answered as given, exactly the needed materials handed in.</summary>
    public static Task<SubmitCaseRequest> Request(
        CityUnderTest city,
        string target,
        JsonObject answers,
        Person person,
        string? key = null
    ) =>
        city.Cases(cases =>
        {
            foreach (var open in Open(cases, target, answers))
                answers[open.Id] = open.Choices[0].Value;
            var form = cases.Content.Items.GetValueOrDefault(target)?.Form ?? cases.Content.Bundles[target].Form;
            // An enterprise is spoken for by a person.
            var about = new GeneratedPerson(
                1,
                person.Name,
                person.Kind is Content.Citizen ? person.Number : FangDahai.Number,
                person.Phone,
                Dinghai,
                "昌国街道解放西路 18 弄"
            );
            var enterprise = new GeneratedEnterprise(
                1,
                person.Name,
                "91330902MA2B00182F",
                person.Phone,
                Dinghai,
                "昌国街道人民南路 100 号"
            );
            return Task.FromResult(
                new SubmitCaseRequest(
                    target,
                    Dinghai,
                    FormFiller.Fill(cases.Content.Forms[form].Content, about, enterprise, city.Clock.GetUtcNow().Day()),
                    answers,
                    [
                        .. cases
                            .Needed(target, answers)
                            .Where(need => need.Material.Kind is MaterialKind.Upload)
                            .Select(need => new HandedIn(need.HandInAs, Support.Cases.MaterialSource.Uploaded, FileName: "样例.pdf")),
                    ],
                    key
                )
            );
        });

    // A question may open the next one.
    static IEnumerable<Question> Open(ICases cases, string target, JsonObject answers)
    {
        while (cases.Questions(target, answers) is [var question, ..])
            yield return question;
    }

    public static Task<Outcome<SubmittedCase>> Submit(this CityUnderTest city, SubmitCaseRequest request, Person? by = null) =>
        city.Do<PersonalCipher, Outcome<SubmittedCase>>(cipher =>
        {
            var person = by ?? LinHaiyan;
            return city.Cases(cases => cases.Submit(request, person.Subject(cipher), person.Applicant(cipher)));
        });

    public static Task<Outcome<Done>> As(this CityUnderTest city, Person person, Func<ICases, Subject, Task<Outcome<Done>>> act) =>
        city.Do<PersonalCipher, Outcome<Done>>(cipher => city.Cases(cases => act(cases, person.Subject(cipher))));

    /// <summary>A business licence case: its review post is held by two officials, 王立 and 方静.</summary>
    public static async Task<Guid> LicenceCase(this CityUnderTest city)
    {
        var submitted = await city.Submit(await Request(city, "business-licence", [], LinHaiyan));
        CityUnderTest.Succeed(submitted);
        return submitted.Value.Id;
    }

    /// <summary>A signboard case that was received on the city's present day.</summary>
    public static async Task<Guid> SignboardCase(this CityUnderTest city)
    {
        var submitted = await city.Submit(await Signboard(city));
        CityUnderTest.Succeed(submitted);
        return submitted.Value.Id;
    }
}

/// <param name="Number">Resident number or credit code.</param>
sealed record Person(string Name, string Number, string Phone, Support.Cases.Content.Subject Kind)
{
    public Subject Subject(PersonalCipher cipher) =>
        new()
        {
            Kind = Kind is Support.Cases.Content.Subject.Citizen ? SubjectKind.Citizen : SubjectKind.Enterprise,
            AccountId = Number,
            Name = Name,
            PersonKey = cipher.PartyKey(Number),
            PartyKey = cipher.PartyKey(Number),
            PartyName = Name,
            Level = RealNameLevel.A3,
        };

    public Applicant Applicant(PersonalCipher cipher) =>
        Support.Cases.Applicant.Of(Kind, cipher.PartyKey(Number), Name, Number, Personal.Phone(Phone));
}
