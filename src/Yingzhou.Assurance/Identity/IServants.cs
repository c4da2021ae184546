namespace Yingzhou.Assurance.Identity;

/// <summary>Whether a person who comes as a citizen also serves in the administration (公职人员): by the one key that all accounts of a person share.</summary>
public interface IServants
{
    /// <param name="personKey">As in <c>Subject.PersonKey</c>.</param>
    Task<bool> Serves(string personKey, CancellationToken cancel = default);
}
