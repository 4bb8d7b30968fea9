using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Keepers;

/// <summary>Maps the tables of the people who keep schools.</summary>
internal static class KeepersModel
{
    public static void Add(ModelBuilder model)
    {
        model.Entity<SchoolKeeper>(keeper =>
        {
            keeper.ToTable("SchoolKeepers").HasKey(k => new { k.SchoolId, k.PersonId });
            keeper.Property(k => k.SchoolId).HasMaxLength(ContentIds.MaxLength);
            keeper.Property(k => k.PersonId).HasMaxLength(ContentIds.MaxLength);
            keeper.Property(k => k.Task).HasConversion<string>().HasMaxLength(SchoolIndex.WordLength);
            keeper.Property(k => k.NamedPerson).HasMaxLength(SchoolKeeper.NameLength);
            keeper.HasIndex(k => k.PersonId);
            keeper.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SchoolNotice>(notice =>
        {
            notice.ToTable("SchoolNotices").HasKey(n => new { n.SchoolId, n.Key });
            notice.Property(n => n.SchoolId).HasMaxLength(ContentIds.MaxLength);
            notice.Property(n => n.Key).HasMaxLength(SchoolNotice.KeyLength);
        });
    }

    public static DbSet<SchoolNotice> SchoolNotices(this CmsDbContext db) => db.Set<SchoolNotice>();
}
