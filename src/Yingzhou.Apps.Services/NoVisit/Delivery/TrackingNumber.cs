using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <summary>A number as somebody types it: letters make it one of UPU S10, digits alone one of a domestic carrier (运单号).</summary>
public sealed record TrackingNumber(string Carrier, string Number)
{
    public static Outcome<TrackingNumber> Parse(string? text, IReadOnlyList<CarrierRule> carriers)
    {
        var typed = string.Concat((text ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (typed.Length == 0)
            return new Fault("no-visit.tracking-missing", "请填写运单号，它在面单条码下面。") { Field = "tracking" };
        if (typed.Any(char.IsAsciiLetter) || typed.Length == 9)
        {
            var postal = PostalTrackingNumber.Parse(typed);
            return postal.Fault is { } fault ? fault : new TrackingNumber("中国邮政（国际）", postal.Value.ToString());
        }
        var domestic = CarrierTrackingNumber.Parse(typed, carriers);
        return domestic.Fault is { } wrong ? wrong : new TrackingNumber(domestic.Value.Carrier.Name, domestic.Value.Digits);
    }
}
