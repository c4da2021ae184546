using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>The session of one request or circuit: whoever enters it is also the actor of everything stored in it.</summary>
sealed class SignedIn(ActorScope actors) : ISession
{
    /// <summary>A visitor without a log-in.</summary>
    public static readonly Actor Visitor = new("visitor", "访客", ActorKind.Citizen);

    public Subject Current { get; private set; } = Subject.Anonymous;

    /// <summary>The stored session; empty when nobody has signed in.</summary>
    public Guid Id { get; private set; }

    public void Enter(Guid session, Subject subject)
    {
        (Id, Current) = (session, subject);
        actors.Current = subject.IsSignedIn ? subject.AsActor() : Visitor;
    }
}
