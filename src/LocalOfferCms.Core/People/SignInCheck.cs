using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LocalOfferCms.Core.People;

/// <summary>Checks a sign-in cookie against the database on every request that brings one.</summary>
internal sealed class SignInCheck(PeopleReader reader, Sessions sessions, CurrentPerson current, TimeProvider clock)
{
    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var ct = context.HttpContext.RequestAborted;
        var now = clock.GetUtcNow().UtcDateTime;
        var id = context.Principal?.FindFirstValue(PersonClaims.Session);
        var found = id is null ? null : await reader.FindSessionAsync(id, ct);
        if (found is not { } known || sessions.HasEnded(known.Session) || !known.Person.MaySignIn(now)
            || known.Person.Id != context.Principal!.FindFirstValue(PersonClaims.Id)
            || known.Person.SecurityStamp != context.Principal!.FindFirstValue(PersonClaims.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await sessions.SeenAsync(known.Session, ct);
        current.Set(known.Person, known.Roles, known.Session);
        if (known.Session is { SeeingAsId: { } other, SeeingUntilUtc: { } until } && until > now
            && current.IsAdministrator && !current.MustSetUpSecondFactor && await reader.FindAsync(other, ct) is { } seen)
        {
            current.SeeAs(seen.Person, seen.Roles);
        }
    }
}
