using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>Who may review, decide and pay (人才认定权限). Whoever reviewed does not settle an objection, nor pay.</summary>
static class RecognitionRights
{
    public const string See = "talent.see-recognitions";
    public const string Review = "talent.review-recognition";
    public const string Settle = "talent.settle-objection";
    public const string Cockpit = "talent.cockpit";
    public const string Pay = "talent.pay-award";

    /// <summary>人社: whose unit runs recognitions and panels.</summary>
    public const string Department = "human-resources";

    public static IEnumerable<Grant> Grants =>
        [
            .. Grant.ToLeaders(Cockpit),
            Grant.ToRole(See, "accept", Reach.Unit).In(Department),
            Grant.ToRole(See, "review", Reach.Unit).In(Department),
            Grant.ToRole(See, "decide", Reach.Unit).In(Department),
            Grant.ToRole(Review, "review", Reach.Unit).In(Department),
            Grant.ToRole(Settle, "decide", Reach.Unit).In(Department),
            Grant.ToRole(Pay, "decide", Reach.Unit).In(Department),
        ];

    public static IEnumerable<FourEyes> FourEyes => [new(Settle, Review), new(Pay, Review)];

    public static Resource ResourceOf(TalentRecognition one, string unit) =>
        new("talent-recognition", one.Id.ToString())
        {
            UnitId = unit,
            Deeds = one.ReviewerId is { } reviewer ? [new Deed(Review, reviewer)] : [],
        };

    public static Resource ResourceOf(TalentAward one, string unit) =>
        new("talent-award", one.Id.ToString())
        {
            UnitId = unit,
            Deeds = one.ReviewerId is { } reviewer ? [new Deed(Review, reviewer)] : [],
        };

    public static Resource All(string unit) => new("talent-recognition", "all") { UnitId = unit };
}
