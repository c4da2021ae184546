using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Distress;

/// <param name="Name">Under which the register's figure is kept: a fall as a share, a truth, a count.</param>
/// <param name="Most">Beyond it nothing is added.</param>
/// <param name="FreshDays">Older than this it is unknown.</param>
/// <param name="Weight">Log-odds for each unit; never below zero, for each of them is a sign of trouble.</param>
sealed record DistressSign(string Name, string Title, string Unit, string Dataset, double Most, int FreshDays, double Weight);

/// <param name="Sample">What it was measured on, in words.</param>
/// <param name="Cases">Firm-quarters at least twelve months later than those it was fitted on.</param>
sealed record DistressMeasured(string Sample, int Cases, double Auc, double Brier, double Slope);

/// <summary>Shape of <c>policies/distress.json</c> (困难信号模型): weights, and what they have shown on later quarters.</summary>
/// <param name="OfferFrom">From this probability on help is offered; equal counts.</param>
sealed record DistressModel(string Note, double Intercept, double OfferFrom, IReadOnlyList<DistressSign> Signs, DistressMeasured Measured)
{
    public LogisticModel Logistic { get; } =
        new(Intercept, Signs.DistinctBy(sign => sign.Name).ToDictionary(sign => sign.Name, sign => sign.Weight, StringComparer.Ordinal));

    public static ContentReading<DistressModel> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var file = reader.One<DistressModel>("policies/distress.json");
        return file is null ? new(null, reader.Problems) : new(file.Content, [.. Check(file)]);
    }

    internal static IEnumerable<ContentProblem> Check(ContentFile<DistressModel> file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, sign) in file.Content.Signs.Index())
        {
            if (!seen.Add(sign.Name))
                yield return file.Problem($"signs[{index}].name", $"信号“{sign.Name}”写了两次");
            if (sign.Weight < 0)
                yield return file.Problem($"signs[{index}].weight", "权重不能为负：每个信号都是困难的迹象，方向反了说明样本有问题");
            if (sign.Most <= 0 || sign.FreshDays < 1)
                yield return file.Problem($"signs[{index}]", "most 和 freshDays 应大于零");
        }
        if (file.Content.OfferFrom is <= 0 or >= 1)
            yield return file.Problem("offerFrom", "提供帮助的概率应在 0 和 1 之间");
    }
}
