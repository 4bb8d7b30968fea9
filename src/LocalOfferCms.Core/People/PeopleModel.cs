using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Maps people into the council's database. Identity's tables for roles, claims and outside sign-ins are not used: roles are data.</summary>
internal static class PeopleModel
{
    private const int Id = ContentIds.MaxLength;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.ToTable("People").HasKey(p => p.Id);
            person.Property(p => p.Id).HasMaxLength(Id);
            person.Property(p => p.Name).HasMaxLength(128);
            person.Property(p => p.UserName).HasMaxLength(256);
            person.Property(p => p.NormalizedUserName).HasMaxLength(256);
            person.Property(p => p.Email).HasMaxLength(256);
            person.Property(p => p.NormalizedEmail).HasMaxLength(256);
            person.Property(p => p.PlatformEmail).HasMaxLength(256);
            person.Ignore(p => p.IsInvited);
            person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
            person.HasIndex(p => p.NormalizedUserName).IsUnique();
            person.HasIndex(p => p.NormalizedEmail);
        });
        model.Entity<PersonRole>(role =>
        {
            role.ToTable("PersonRoles").HasKey(r => new { r.PersonId, r.Role, r.Topic });
            role.Property(r => r.PersonId).HasMaxLength(Id);
            role.Property(r => r.Role).HasMaxLength(128);
            role.Property(r => r.Topic).HasMaxLength(128);
            role.HasIndex(r => r.Role);
            role.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<PersonLink>(link =>
        {
            link.ToTable("PersonLinks").HasKey(l => l.PersonLinkId);
            link.Property(l => l.PersonLinkId).HasMaxLength(Id);
            link.Property(l => l.PersonId).HasMaxLength(Id);
            link.Property(l => l.Kind).HasConversion<string>().HasMaxLength(32);
            link.Property(l => l.Hash).HasMaxLength(64);
            link.HasIndex(l => l.Hash).IsUnique();
            link.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<PersonSession>(session =>
        {
            session.ToTable("PersonSessions").HasKey(s => s.PersonSessionId);
            session.Property(s => s.PersonSessionId).HasMaxLength(Id);
            session.Property(s => s.PersonId).HasMaxLength(Id);
            session.Property(s => s.Device).HasMaxLength(128);
            session.Property(s => s.SeeingAsId).HasMaxLength(Id);
            session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        // What Identity keeps for a person: the authenticator's key and recovery codes.
        model.Entity<IdentityUserToken<string>>(token =>
        {
            token.ToTable("PersonTokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.Property(t => t.UserId).HasMaxLength(Id);
            token.Property(t => t.LoginProvider).HasMaxLength(128);
            token.Property(t => t.Name).HasMaxLength(128);
            token.HasOne<Person>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
