namespace Yingzhou.Kernel;

/// <summary>Working days for the bad-rating loop (差评整改). Local rules vary between 5 and 15 days, so they are parameters.</summary>
public sealed record BadRatingLimits(int ContactDays = 1, int SimpleDays = 5, int ComplexDays = 15)
{
    public static readonly BadRatingLimits Default = new();
}

/// <summary>Until when a bad rating is answered: contact the person, then correct, simple matters sooner than complex ones.</summary>
public sealed record BadRatingDeadlines(DueDay Contact, DueDay SimpleCorrection, DueDay ComplexCorrection)
{
    public static Outcome<BadRatingDeadlines> For(DateOnly rated, Workdays workdays, BadRatingLimits? limits = null)
    {
        var (contactDays, simpleDays, complexDays) = limits ?? BadRatingLimits.Default;
        var contact = workdays.AddWorkdaysOpen(rated, contactDays);
        var simple = workdays.AddWorkdaysOpen(rated, simpleDays);
        var complex = workdays.AddWorkdaysOpen(rated, complexDays);
        return (contact.Fault ?? simple.Fault ?? complex.Fault) is { } fault
            ? fault
            : new BadRatingDeadlines(contact.Value, simple.Value, complex.Value);
    }
}
