using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.People;

/// <summary>Registers sign-in and permissions.</summary>
public static class PeopleServices
{
    /// <summary>Where people sign in.</summary>
    public const string SignInPath = "/account/sign-in";

    private const string SecondFactorPath = "/account/second-factor";

    /// <summary>How long a password that was given waits for its code.</summary>
    private static readonly TimeSpan CodePatience = TimeSpan.FromMinutes(10);

    /// <summary>Adds ASP.NET Core Identity over the council's database, its cookies, and the check of permissions.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                // Passwords go by PasswordRules.
                options.Password = new() { RequiredLength = PasswordRules.MinLength, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            })
            .AddUserStore<UserOnlyStore<Person, CmsDbContext>>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, SetCookie)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                Guard(cookie, "waits-for-code");
                cookie.ExpireTimeSpan = CodePatience;
            });
        services.AddAuthentication().AddCookie(PlatformStaff.Scheme, cookie =>
        {
            Guard(cookie, "platform-signed-in");
            cookie.LoginPath = "/platform/sign-in";
            cookie.ReturnUrlParameter = "return";
            cookie.ExpireTimeSpan = Sessions.Idle;
            cookie.Events.OnValidatePrincipal = PlatformStaff.CheckAsync;
        });
        services.AddScoped<PlatformStaff>();
        services.PostConfigure<AntiforgeryOptions>(options => options.Cookie = new PlatformOwnCookie(options.Cookie));
        services.AddAuthorization();
        services.AddSingleton<Throttle>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<PeopleReader>();
        services.AddScoped<SignInCheck>();
        services.AddScoped<Sessions>();
        services.AddScoped<PersonLinks>();
        services.AddScoped<MagicLinks>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SignIn>();
        services.AddScoped<Passwords>();
        services.AddScoped<Invitations>();
        services.AddScoped<EmailChange>();
        services.AddScoped<AccountMail>();
        services.AddScoped<IJobHandler>(all => all.GetRequiredService<AccountMail>());
        services.AddScoped<PersonChanges>();
        services.AddScoped<RoleCatalogue>();
        services.AddScoped<HandOver>();
        services.AddScoped<Aways>();
        services.AddScoped<OwnerRouting>();
        services.AddScoped<IOwnerLookup, ItemOwner>();
        services.AddScoped<IOwnerLookup, TopicOwner>();
        services.AddScoped<IOwnerLookup, SectionOwner>();
        services.AddScoped<SeeingAs>();
        services.AddScoped<PlatformVisits>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddScoped<IAuthorizationHandler, SignedInHandler>();
        return services;
    }

    private static void SetCookie(CookieAuthenticationOptions cookie)
    {
        Guard(cookie, "signed-in");
        cookie.LoginPath = SignInPath;
        cookie.ReturnUrlParameter = "return";
        cookie.ExpireTimeSpan = Sessions.Longest;
        cookie.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<SignInCheck>().CheckAsync(context);
        var askToSignIn = cookie.Events.OnRedirectToLogin;
        cookie.Events.OnRedirectToLogin = async context =>
        {
            await ForeignCookie.NoteAsync(context);
            await askToSignIn(context);
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            if (context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>().MustSetUpSecondFactor)
            {
                var request = context.Request;
                var back = HttpMethods.IsGet(request.Method) ? $"{request.PathBase}{request.Path}{request.QueryString}" : "";
                context.Response.Redirect(QueryHelpers.AddQueryString($"{request.PathBase}{SecondFactorPath}", "return", back));
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }

            return Task.CompletedTask;
        };
    }

    // The stay itself runs out in the database; the cookie lives as long as the longest.
    private static void Guard(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.IsEssential = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.SlidingExpiration = false;
    }
}
