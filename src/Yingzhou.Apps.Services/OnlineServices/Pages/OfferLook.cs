using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Ui.Components;
using Audience = Yingzhou.Support.Cases.Content.Subject;

namespace Yingzhou.Apps.Services.OnlineServices.Pages;

/// <summary>How offers look.</summary>
static class OfferLook
{
    public static Glyph Glyph(Offer offer) =>
        offer.Audiences.Contains(Audience.Citizen) && offer.Audiences.Contains(Audience.Enterprise) ? Ui.Components.Glyph.Building
        : offer.Audiences.Contains(Audience.Enterprise) ? Ui.Components.Glyph.People
        : Ui.Components.Glyph.Person;
}
