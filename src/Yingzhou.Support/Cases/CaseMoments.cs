using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>Makes the moment of a deed from the clock, the actor and the calendar in force.</summary>
sealed class CaseMoments(CityContext city, Workdays workdays, CaseDeed deed)
{
    public CaseMoment Now() => new(city.Clock.GetUtcNow(), city.Actors.Current, workdays, deed.Note, deed.LegalBasis);

    public CaseMoment Now(string? note, string? legalBasis = null) => new(city.Clock.GetUtcNow(), city.Actors.Current, workdays, note, legalBasis);

    /// <summary>For what happens by itself.</summary>
    public CaseMoment ByItself(string? note = null) => new(city.Clock.GetUtcNow(), Actor.System, workdays, note);
}
