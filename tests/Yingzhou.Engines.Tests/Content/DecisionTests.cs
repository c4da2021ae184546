using System.Text.Json.Nodes;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Engines.Tests.Content;

/// <summary>The shipped decision tables say what the law and the guide say.</summary>
public class DecisionTests
{
    static JsonNode? Decide(string decision, string variables) =>
        FeelJson.ToJson(DmnModel.Read(SpoiledCity.Zhoushan.ReadText($"rules/{decision}.dmn")).Required
            .Evaluate(decision, FeelJson.ToContext((JsonObject)JsonNode.Parse(variables)!)).Value);

    static IEnumerable<string> Materials(string item, string answers) =>
        Decide($"{item}-materials", $$"""{ "answers": {{answers}} }""")!.AsArray().Select(material => (string)material!).Order(StringComparer.Ordinal);

    [Fact]
    public void A_snack_bar_in_its_own_house_uploads_only_its_layout() =>
        Assert.Equal(
            ["application", "business-licence", "layout-plan", "operator-id", "safety-system", "staff-health"],
            Materials("food-business-licence", """{ "businessType": "restaurant", "coldDishes": "no", "premises": "owned", "byAgent": "no" }"""));

    [Fact]
    public void A_canteen_with_cold_dishes_in_rented_rooms_brings_everything() =>
        Assert.Equal(
            [
                "application", "authorisation", "business-licence", "canteen-statement", "cold-room-plan", "layout-plan", "operator-id",
                "premises-lease", "safety-system", "staff-health",
            ],
            Materials("food-business-licence", """{ "businessType": "canteen", "coldDishes": "yes", "premises": "rented", "byAgent": "yes" }"""));

    [Fact]
    public void A_child_born_here_to_married_parents_needs_no_upload_at_all() =>
        Assert.Equal(
            ["birth-certificate", "household-register", "marriage-certificate", "parent-id"],
            Materials("birth-registration", """{ "parentsMarried": "yes", "settleWith": "mother", "bornHere": "zhoushan" }"""));

    [Fact]
    public void A_child_settled_with_an_unmarried_father_needs_proof_of_parentage() =>
        Assert.Contains("parentage", Materials("birth-registration", """{ "parentsMarried": "no", "settleWith": "father", "bornHere": "zhoushan" }"""));

    [Fact]
    public void A_company_in_a_flat_asks_the_neighbours() =>
        Assert.Equal(
            ["application", "articles", "legal-representative-id", "neighbour-consent", "premises-owned", "shareholder-ids"],
            Materials("company-registration", """{ "companyKind": "sole", "premises": "owned", "homeOffice": "yes", "byAgent": "no" }"""));

    [Theory]
    [InlineData("home", 80)]
    [InlineData("other", 550)]
    public void Registering_real_estate_costs_what_the_notice_of_2016_says(string kind, long yuan) =>
        Assert.Equal(yuan, (long?)Decide("real-estate-fee", $$"""{ "answers": { "propertyKind": "{{kind}}" } }"""));

    [Theory]
    [InlineData("fire-safety-check", false, "no", "restaurant", true)]
    [InlineData("fire-safety-check", true, "no", "restaurant", false)]      // an earlier commitment was false
    [InlineData("food-business-licence", false, "no", "drinks", true)]
    [InlineData("food-business-licence", false, "yes", "drinks", false)]
    [InlineData("food-business-licence", false, "no", "restaurant", false)]
    [InlineData("drainage-permit", false, "no", "restaurant", false)]
    public void Who_may_commit_instead_of_prove(string item, bool falseCommitment, string coldDishes, string businessType, bool eligible)
    {
        var answer = Decide("commitment-eligibility", new JsonObject
        {
            ["item"] = new JsonObject { ["id"] = item },
            ["facts"] = new JsonObject { ["falseCommitment"] = falseCommitment, ["seriouslyDiscredited"] = false },
            ["answers"] = new JsonObject { ["coldDishes"] = coldDishes, ["businessType"] = businessType },
        }.ToJsonString());

        Assert.Equal(eligible, (bool?)answer!["eligible"]);
        Assert.NotEmpty((string?)answer["reason"] ?? "");
    }
}
