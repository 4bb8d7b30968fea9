using System.Security.Claims;
using LocalOfferCms.Core.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LocalOfferCms.Core.People;

/// <summary>Registers sign-in and permissions.</summary>
public static class PeopleServices
{
    /// <summary>Where people sign in.</summary>
    public const string SignInPath = "/account/sign-in";

    /// <summary>Adds ASP.NET Core Identity over the council's database, its cookies, and the check of permissions.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 4;
                options.Lockout.MaxFailedAccessAttempts = 8;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<UserOnlyStore<Person, CmsDbContext>>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<PersonPrincipal>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(SetCookie));
        services.AddAuthorization();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<PeopleReader>();
        services.AddScoped<SignInCheck>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        return services;
    }

    private static void SetCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "signed-in";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = SignInPath;
        cookie.ReturnUrlParameter = "return";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<SignInCheck>().CheckAsync(context);
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}

/// <summary>What the sign-in cookie holds: who, and the stamp that "sign out everywhere" changes. Nothing else: roles are read each time.</summary>
internal sealed class PersonPrincipal(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Person>
{
    public Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, options.Value.ClaimsIdentity.UserNameClaimType, options.Value.ClaimsIdentity.RoleClaimType);
        identity.AddClaim(new(options.Value.ClaimsIdentity.UserIdClaimType, user.Id));
        identity.AddClaim(new(options.Value.ClaimsIdentity.UserNameClaimType, user.UserName ?? ""));
        identity.AddClaim(new(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}

/// <summary>Checks a sign-in cookie against the database on every request that brings one.</summary>
internal sealed class SignInCheck(PeopleReader reader, CurrentPerson current, IOptions<IdentityOptions> options)
{
    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var claims = options.Value.ClaimsIdentity;
        var id = context.Principal?.FindFirstValue(claims.UserIdClaimType);
        var found = id is null ? null : await reader.FindAsync(id, context.HttpContext.RequestAborted);
        if (found is not { } known || known.Person.DisabledUtc is not null
            || known.Person.SecurityStamp != context.Principal!.FindFirstValue(claims.SecurityStampClaimType))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        current.Set(known.Person, known.Roles);
    }
}
