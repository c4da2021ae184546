using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Tests.GovStack;

/// <summary>Cases that came in at the citizens' end.</summary>
static class GivenElsewhere
{
    public static async Task<SubmittedCase> Handbook(GovStackCity city, string number, string name)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var key = scope.ServiceProvider.GetRequiredService<PersonalCipher>().PartyKey(number);
        var outcome = await scope
            .ServiceProvider.GetRequiredService<ICases>()
            .Submit(
                new("maternal-child-handbook", "330902", new JsonObject { ["name"] = name, ["mobile"] = "13905801234" }, [], [], null),
                new()
                {
                    Kind = SubjectKind.Citizen,
                    AccountId = "test",
                    Name = name,
                    PersonKey = key,
                    PartyKey = key,
                    PartyName = name,
                    Level = RealNameLevel.A3,
                },
                Support.Cases.Applicant.Of(Support.Cases.Content.Subject.Citizen, key, name, number)
            );
        return outcome.Value;
    }
}
