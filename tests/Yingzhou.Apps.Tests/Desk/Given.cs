using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Tests.Desk;

/// <summary>Matters that somebody has handed in before the test looks at the desk.</summary>
static class Given
{
    public const string Uscc = "91330902MA2B00182F";
    const string Dinghai = "330902";

    /// <summary>户外招牌设置 by an enterprise in 定海区: accept, review, decide, deliver.</summary>
    public static async Task<SubmittedCase> Signboard(DeskCity city, string? shop = null)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var cases = scope.ServiceProvider.GetRequiredService<ICases>();
        var request = new SubmitCaseRequest(
            "outdoor-signboard",
            Dinghai,
            SignboardForm(shop ?? "阿海小吃店"),
            new JsonObject
            {
                ["signSize"] = "small",
                ["premises"] = "owned",
                ["byAgent"] = "no",
            },
            [
                new("effect-picture", Support.Cases.MaterialSource.Uploaded, "0123456789abcdef", "效果图.jpg"),
                new("business-licence", Support.Cases.MaterialSource.Fetched, Provenance: "market-supervision"),
            ],
            Key: null
        );
        var outcome = await cases.Submit(request, Applicant(scope.ServiceProvider), ApplicantOf(scope.ServiceProvider));
        return outcome.Value;
    }

    public static JsonObject SignboardForm(string shop) =>
        new()
        {
            ["name"] = "方大海",
            ["residentId"] = "330902199001011238",
            ["mobile"] = "13905801234",
            ["agentName"] = "方大海",
            ["agentResidentId"] = "330902199001011238",
            ["agentMobile"] = "13905801234",
            ["shopName"] = shop,
            ["shopDivision"] = "330902002",
            ["shopAddress"] = "昌国街道解放西路108号",
            ["shopArea"] = 60,
            ["signKind"] = "wall",
            ["signSizeText"] = "4×1.2",
            ["signPosition"] = "门头正上方",
            ["deliveryWay"] = "electronic",
        };

    /// <summary>The enterprise itself, for what applicants do at their own end.</summary>
    public static Subject Applicant(IServiceProvider services) =>
        new()
        {
            Kind = SubjectKind.Enterprise,
            AccountId = "test",
            Name = "方大海",
            PersonKey = services.GetRequiredService<PersonalCipher>().PartyKey("330902199001011238"),
            PartyKey = services.GetRequiredService<PersonalCipher>().PartyKey(Uscc),
            PartyName = "舟山海之味餐饮管理有限公司",
            Level = RealNameLevel.A3,
        };

    static Applicant ApplicantOf(IServiceProvider services) =>
        Support.Cases.Applicant.Of(
            Support.Cases.Content.Subject.Enterprise,
            services.GetRequiredService<PersonalCipher>().PartyKey(Uscc),
            "舟山海之味餐饮管理有限公司",
            Uscc,
            Personal.Phone("13905801234")
        );
}
