namespace Yingzhou.Apps.Services.OnlineServices.Asking;

/// <summary>
/// What about a matter is asked (问的是哪一方面): the materials, how long, what it costs, where, whether online, under which conditions, what comes out, for how long it is
/// valid, which law, what to do against a refusal. <see cref="Amount"/> (how much one gets) is asked often and stands in no guide.
/// </summary>
public enum Aspect
{
    Overview,
    Materials,
    Time,
    Fee,
    Amount,
    Place,
    Online,
    Conditions,
    Outcome,
    Validity,
    Law,
    Remedy,
}
