CREATE TABLE "AuditEntries" (
    "AuditEntryId" TEXT NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY,
    "AtUtc" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "AuthorId" TEXT NULL,
    "Event" TEXT NOT NULL,
    "SubjectKind" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "SubjectTitle" TEXT NOT NULL,
    "Note" TEXT NULL
);


CREATE TABLE "BinnedItems" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_BinnedItems" PRIMARY KEY,
    "ContentType" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "BinnedUtc" TEXT NOT NULL,
    "BinnedBy" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "GoneUtc" TEXT NOT NULL
);


CREATE TABLE "ClosedPages" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_ClosedPages" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "Notice" TEXT NOT NULL,
    "SeeItemId" TEXT NULL,
    "Redirects" INTEGER NOT NULL,
    "ClosedUtc" TEXT NOT NULL
);


CREATE TABLE "ContentItems" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_ContentItems" PRIMARY KEY,
    "ContentType" TEXT NOT NULL,
    "CreatedUtc" TEXT NOT NULL
);


CREATE TABLE "ContentSummaries" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_ContentSummaries" PRIMARY KEY,
    "ContentItemVersionId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "TitleKey" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "IsPublished" INTEGER NOT NULL,
    "HasDraft" INTEGER NOT NULL,
    "Owner" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "ReviewDue" TEXT NULL,
    "Expires" TEXT NULL,
    "Author" TEXT NULL,
    "ModifiedUtc" TEXT NOT NULL
);


CREATE TABLE "Fields" (
    "ContentItemId" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Text" TEXT NULL,
    "Number" REAL NULL,
    "Date" TEXT NULL,
    CONSTRAINT "PK_Fields" PRIMARY KEY ("ContentItemId", "Field", "Position")
);


CREATE TABLE "ImportBatches" (
    "ImportBatchId" TEXT NOT NULL CONSTRAINT "PK_ImportBatches" PRIMARY KEY,
    "CreatedUtc" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "ParentId" TEXT NULL,
    "MadeUtc" TEXT NULL,
    "Data" TEXT NOT NULL
);


CREATE TABLE "Jobs" (
    "JobId" TEXT NOT NULL CONSTRAINT "PK_Jobs" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "DueUtc" TEXT NOT NULL,
    "Cron" TEXT NULL,
    "Attempts" INTEGER NOT NULL,
    "LeasedUntilUtc" TEXT NULL,
    "LeasedBy" TEXT NULL,
    "LastError" TEXT NULL,
    "CompletedUtc" TEXT NULL,
    "ParkedUtc" TEXT NULL,
    "CreatedUtc" TEXT NOT NULL
);


CREATE TABLE "LinkChecks" (
    "LinkCheckId" TEXT NOT NULL CONSTRAINT "PK_LinkChecks" PRIMARY KEY,
    "Address" TEXT NOT NULL,
    "LastStatus" INTEGER NULL,
    "Problem" TEXT NULL,
    "MovedTo" TEXT NULL,
    "LastCheckedUtc" TEXT NULL,
    "LastOkUtc" TEXT NULL,
    "FirstFailedUtc" TEXT NULL,
    "ToldUtc" TEXT NULL
);


CREATE TABLE "Links" (
    "FromItemId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "ToItemId" TEXT NOT NULL,
    CONSTRAINT "PK_Links" PRIMARY KEY ("FromItemId", "Kind", "Position")
);


CREATE TABLE "LinkUses" (
    "ContentItemId" TEXT NOT NULL,
    "LinkCheckId" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    CONSTRAINT "PK_LinkUses" PRIMARY KEY ("ContentItemId", "LinkCheckId")
);


CREATE TABLE "MediaFiles" (
    "MediaFileId" TEXT NOT NULL CONSTRAINT "PK_MediaFiles" PRIMARY KEY,
    "Path" TEXT NOT NULL,
    "FileName" TEXT NULL,
    "Hash" TEXT NOT NULL,
    "SourceHash" TEXT NULL,
    "FormerHashes" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "ContentType" TEXT NOT NULL,
    "PageCount" INTEGER NULL,
    "Width" INTEGER NULL,
    "Height" INTEGER NULL,
    "FocalX" REAL NULL,
    "FocalY" REAL NULL,
    "AltText" TEXT NOT NULL,
    "IsDecorative" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "Licence" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "ShowsChildren" INTEGER NULL,
    "ConsentBy" TEXT NOT NULL,
    "ConsentReference" TEXT NOT NULL,
    "ConsentUntil" TEXT NULL,
    "IsPublic" INTEGER NOT NULL,
    "CaptionsId" TEXT NULL,
    "TranscriptId" TEXT NULL,
    "FindingsJson" TEXT NULL,
    "State" TEXT NOT NULL,
    "StateReason" TEXT NOT NULL,
    "StateSinceUtc" TEXT NULL,
    "UploadedBy" TEXT NOT NULL,
    "ModifiedUtc" TEXT NOT NULL
);


CREATE TABLE "PageChecks" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_PageChecks" PRIMARY KEY,
    "ContentItemVersionId" TEXT NOT NULL,
    "CheckedUtc" TEXT NOT NULL,
    "Reading" INTEGER NULL
);


CREATE TABLE "PageFindings" (
    "ContentItemId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Severity" INTEGER NOT NULL,
    "Message" TEXT NOT NULL,
    "Label" TEXT NOT NULL,
    "Quote" TEXT NOT NULL,
    CONSTRAINT "PK_PageFindings" PRIMARY KEY ("ContentItemId", "Position")
);


CREATE TABLE "Paths" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_Paths" PRIMARY KEY,
    "ContentItemId" TEXT NOT NULL,
    "IsCurrent" INTEGER NOT NULL
);


CREATE TABLE "People" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "LastSignInUtc" TEXT NULL,
    "DisabledUtc" TEXT NULL,
    "PlatformEmail" TEXT NULL,
    "EndsUtc" TEXT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);


CREATE TABLE "PreviewLinks" (
    "PreviewLinkId" TEXT NOT NULL CONSTRAINT "PK_PreviewLinks" PRIMARY KEY,
    "TokenHash" TEXT NOT NULL,
    "ContentItemId" TEXT NOT NULL,
    "For" TEXT NOT NULL,
    "MadeBy" TEXT NOT NULL,
    "MadeUtc" TEXT NOT NULL,
    "ExpiresUtc" TEXT NOT NULL,
    "RevokedUtc" TEXT NULL
);


CREATE TABLE "PublishedPages" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_PublishedPages" PRIMARY KEY,
    "ContentItemVersionId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "Path" TEXT NULL,
    "ParentId" TEXT NULL,
    "Position" INTEGER NOT NULL,
    "FirstPublishedUtc" TEXT NOT NULL,
    "PublishedUtc" TEXT NOT NULL,
    "ReviewDue" TEXT NULL,
    "SortDate" TEXT NULL
);


CREATE TABLE "Redirects" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_Redirects" PRIMARY KEY,
    "ContentItemId" TEXT NULL,
    "Address" TEXT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "Author" TEXT NOT NULL
);


CREATE TABLE "ReviewFlags" (
    "ContentItemId" TEXT NOT NULL,
    "SourceItemId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "FlaggedUtc" TEXT NOT NULL,
    CONSTRAINT "PK_ReviewFlags" PRIMARY KEY ("ContentItemId", "SourceItemId")
);


CREATE TABLE "ReviewReminders" (
    "ContentItemId" TEXT NOT NULL,
    "ReviewDue" TEXT NOT NULL,
    "Step" INTEGER NOT NULL,
    "SentUtc" TEXT NOT NULL,
    CONSTRAINT "PK_ReviewReminders" PRIMARY KEY ("ContentItemId", "ReviewDue", "Step")
);


CREATE TABLE "SchoolIndex" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_SchoolIndex" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Phase" TEXT NOT NULL,
    "Kind" TEXT NOT NULL
);


CREATE TABLE "SearchMisses" (
    "Term" TEXT NOT NULL CONSTRAINT "PK_SearchMisses" PRIMARY KEY,
    "Count" INTEGER NOT NULL,
    "LastDay" TEXT NOT NULL
);


CREATE TABLE "ServiceIndex" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_ServiceIndex" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "AgeFrom" INTEGER NOT NULL,
    "AgeTo" INTEGER NOT NULL,
    "IsFree" INTEGER NOT NULL,
    "Area" TEXT NOT NULL,
    "Provider" TEXT NOT NULL,
    "Strands" TEXT NOT NULL,
    "Topics" TEXT NOT NULL
);


CREATE TABLE "Signals" (
    "SignalEntryId" INTEGER NOT NULL CONSTRAINT "PK_Signals" PRIMARY KEY AUTOINCREMENT,
    "Topic" TEXT NOT NULL,
    "AtUtc" TEXT NOT NULL
);


CREATE TABLE "SiteDocuments" (
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    "ModifiedUtc" TEXT NOT NULL,
    CONSTRAINT "PK_SiteDocuments" PRIMARY KEY ("Kind", "Name")
);


CREATE TABLE "SummaryTopics" (
    "ContentItemId" TEXT NOT NULL,
    "Topic" TEXT NOT NULL,
    CONSTRAINT "PK_SummaryTopics" PRIMARY KEY ("ContentItemId", "Topic")
);


CREATE TABLE "Terms" (
    "ContentItemId" TEXT NOT NULL,
    "Taxonomy" TEXT NOT NULL,
    "Term" TEXT NOT NULL,
    CONSTRAINT "PK_Terms" PRIMARY KEY ("ContentItemId", "Taxonomy", "Term")
);


CREATE TABLE "VersionReviews" (
    "ContentItemVersionId" TEXT NOT NULL CONSTRAINT "PK_VersionReviews" PRIMARY KEY,
    "ContentItemId" TEXT NOT NULL,
    "SubmittedBy" TEXT NULL,
    "SubmittedById" TEXT NULL,
    "SubmittedUtc" TEXT NULL,
    "SubmittedToId" TEXT NULL,
    "Note" TEXT NULL,
    "ReturnedBy" TEXT NULL,
    "ApprovedBy" TEXT NULL,
    "ApprovedUtc" TEXT NULL,
    "PassReason" TEXT NULL
);


CREATE TABLE "ContentVersions" (
    "ContentItemVersionId" TEXT NOT NULL CONSTRAINT "PK_ContentVersions" PRIMARY KEY,
    "ContentItemId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "Stage" TEXT NOT NULL,
    "DisplayText" TEXT NOT NULL,
    "Owner" TEXT NULL,
    "Author" TEXT NULL,
    "Writers" TEXT NULL,
    "ChangeNote" TEXT NULL,
    "ShowChangeNote" INTEGER NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "ModifiedUtc" TEXT NOT NULL,
    "PublishedUtc" TEXT NULL,
    "UnpublishedUtc" TEXT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_ContentVersions_ContentItems_ContentItemId" FOREIGN KEY ("ContentItemId") REFERENCES "ContentItems" ("ContentItemId") ON DELETE CASCADE
);


CREATE TABLE "Autosaves" (
    "ContentItemId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "IsNew" INTEGER NOT NULL,
    "Form" TEXT NULL,
    "SavedUtc" TEXT NULL,
    "SeenUtc" TEXT NOT NULL,
    CONSTRAINT "PK_Autosaves" PRIMARY KEY ("ContentItemId", "PersonId"),
    CONSTRAINT "FK_Autosaves_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonLinks" (
    "PersonLinkId" TEXT NOT NULL CONSTRAINT "PK_PersonLinks" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Data" TEXT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "ExpiresUtc" TEXT NOT NULL,
    "UsedUtc" TEXT NULL,
    CONSTRAINT "FK_PersonLinks_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonRoles" (
    "PersonId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Topic" TEXT NOT NULL,
    CONSTRAINT "PK_PersonRoles" PRIMARY KEY ("PersonId", "Role", "Topic"),
    CONSTRAINT "FK_PersonRoles_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonSessions" (
    "PersonSessionId" TEXT NOT NULL CONSTRAINT "PK_PersonSessions" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "LastSeenUtc" TEXT NOT NULL,
    "SecondFactor" INTEGER NOT NULL,
    "Device" TEXT NOT NULL,
    "SeeingAsId" TEXT NULL,
    "SeeingUntilUtc" TEXT NULL,
    CONSTRAINT "FK_PersonSessions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_PersonTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_PersonTokens_People_UserId" FOREIGN KEY ("UserId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE INDEX "IX_AuditEntries_AtUtc" ON "AuditEntries" ("AtUtc");


CREATE INDEX "IX_AuditEntries_Author_AuditEntryId" ON "AuditEntries" ("Author", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_AuthorId_AuditEntryId" ON "AuditEntries" ("AuthorId", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_Event_AuditEntryId" ON "AuditEntries" ("Event", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_SubjectKind_SubjectId_AtUtc" ON "AuditEntries" ("SubjectKind", "SubjectId", "AtUtc");


CREATE INDEX "IX_Autosaves_PersonId_IsNew_ContentType" ON "Autosaves" ("PersonId", "IsNew", "ContentType");


CREATE INDEX "IX_BinnedItems_BinnedUtc" ON "BinnedItems" ("BinnedUtc");


CREATE INDEX "IX_BinnedItems_GoneUtc" ON "BinnedItems" ("GoneUtc");


CREATE INDEX "IX_ContentItems_ContentType" ON "ContentItems" ("ContentType");


CREATE INDEX "IX_ContentSummaries_Author_Stage" ON "ContentSummaries" ("Author", "Stage");


CREATE INDEX "IX_ContentSummaries_ContentType_ModifiedUtc" ON "ContentSummaries" ("ContentType", "ModifiedUtc");


CREATE INDEX "IX_ContentSummaries_Expires" ON "ContentSummaries" ("Expires");


CREATE INDEX "IX_ContentSummaries_ModifiedUtc_ContentItemId" ON "ContentSummaries" ("ModifiedUtc", "ContentItemId");


CREATE INDEX "IX_ContentSummaries_OwnerId_ReviewDue" ON "ContentSummaries" ("OwnerId", "ReviewDue");


CREATE INDEX "IX_ContentSummaries_ReviewDue" ON "ContentSummaries" ("ReviewDue");


CREATE INDEX "IX_ContentSummaries_Stage_ModifiedUtc" ON "ContentSummaries" ("Stage", "ModifiedUtc");


CREATE INDEX "IX_ContentSummaries_TitleKey_ContentItemId" ON "ContentSummaries" ("TitleKey", "ContentItemId");


CREATE INDEX "IX_ContentVersions_ContentItemId_Latest" ON "ContentVersions" ("ContentItemId", "Latest");


CREATE UNIQUE INDEX "IX_ContentVersions_ContentItemId_Number" ON "ContentVersions" ("ContentItemId", "Number");


CREATE INDEX "IX_ContentVersions_ContentItemId_Published" ON "ContentVersions" ("ContentItemId", "Published");


CREATE INDEX "IX_Fields_Field_Date" ON "Fields" ("Field", "Date");


CREATE INDEX "IX_Fields_Field_Number" ON "Fields" ("Field", "Number");


CREATE INDEX "IX_Fields_Field_Text" ON "Fields" ("Field", "Text");


CREATE INDEX "IX_ImportBatches_CreatedUtc" ON "ImportBatches" ("CreatedUtc");


CREATE INDEX "IX_Jobs_CompletedUtc_ParkedUtc_DueUtc" ON "Jobs" ("CompletedUtc", "ParkedUtc", "DueUtc");


CREATE INDEX "IX_LinkChecks_FirstFailedUtc" ON "LinkChecks" ("FirstFailedUtc");


CREATE INDEX "IX_LinkChecks_LastCheckedUtc" ON "LinkChecks" ("LastCheckedUtc");


CREATE INDEX "IX_Links_ToItemId_Kind" ON "Links" ("ToItemId", "Kind");


CREATE INDEX "IX_LinkUses_LinkCheckId" ON "LinkUses" ("LinkCheckId");


CREATE INDEX "IX_MediaFiles_CaptionsId" ON "MediaFiles" ("CaptionsId");


CREATE INDEX "IX_MediaFiles_Hash" ON "MediaFiles" ("Hash");


CREATE UNIQUE INDEX "IX_MediaFiles_Path" ON "MediaFiles" ("Path");


CREATE INDEX "IX_MediaFiles_State_ModifiedUtc" ON "MediaFiles" ("State", "ModifiedUtc");


CREATE INDEX "IX_MediaFiles_TranscriptId" ON "MediaFiles" ("TranscriptId");


CREATE INDEX "IX_PageFindings_Severity_Code" ON "PageFindings" ("Severity", "Code");


CREATE INDEX "IX_Paths_ContentItemId" ON "Paths" ("ContentItemId");


CREATE INDEX "IX_People_NormalizedEmail" ON "People" ("NormalizedEmail");


CREATE UNIQUE INDEX "IX_People_NormalizedUserName" ON "People" ("NormalizedUserName");


CREATE UNIQUE INDEX "IX_PersonLinks_Hash" ON "PersonLinks" ("Hash");


CREATE INDEX "IX_PersonLinks_PersonId" ON "PersonLinks" ("PersonId");


CREATE INDEX "IX_PersonRoles_Role" ON "PersonRoles" ("Role");


CREATE INDEX "IX_PersonSessions_PersonId" ON "PersonSessions" ("PersonId");


CREATE INDEX "IX_PreviewLinks_ContentItemId" ON "PreviewLinks" ("ContentItemId");


CREATE UNIQUE INDEX "IX_PreviewLinks_TokenHash" ON "PreviewLinks" ("TokenHash");


CREATE INDEX "IX_PublishedPages_ContentType_SortDate" ON "PublishedPages" ("ContentType", "SortDate");


CREATE INDEX "IX_PublishedPages_ParentId" ON "PublishedPages" ("ParentId");


CREATE INDEX "IX_PublishedPages_Path" ON "PublishedPages" ("Path");


CREATE INDEX "IX_Redirects_ContentItemId" ON "Redirects" ("ContentItemId");


CREATE INDEX "IX_ReviewFlags_SourceItemId" ON "ReviewFlags" ("SourceItemId");


CREATE INDEX "IX_SchoolIndex_Phase_Name" ON "SchoolIndex" ("Phase", "Name");


CREATE INDEX "IX_SearchMisses_Count" ON "SearchMisses" ("Count");


CREATE INDEX "IX_ServiceIndex_Area_Strands_Topics_AgeFrom_AgeTo_IsFree" ON "ServiceIndex" ("Area", "Strands", "Topics", "AgeFrom", "AgeTo", "IsFree");


CREATE INDEX "IX_ServiceIndex_Title_ContentItemId" ON "ServiceIndex" ("Title", "ContentItemId");


CREATE INDEX "IX_SummaryTopics_Topic" ON "SummaryTopics" ("Topic");


CREATE INDEX "IX_Terms_Taxonomy_Term" ON "Terms" ("Taxonomy", "Term");


CREATE INDEX "IX_VersionReviews_ContentItemId" ON "VersionReviews" ("ContentItemId");


CREATE INDEX "IX_VersionReviews_SubmittedToId" ON "VersionReviews" ("SubmittedToId");


CREATE TABLE "SchemaHistory" (
    "StepId" text NOT NULL CONSTRAINT "PK_SchemaHistory" PRIMARY KEY,
    "AppliedUtc" text NOT NULL
);

CREATE TABLE "SearchFacets" (
    "FacetId" INTEGER NOT NULL CONSTRAINT "PK_SearchFacets" PRIMARY KEY AUTOINCREMENT,
    "Facets" TEXT NOT NULL
);


CREATE UNIQUE INDEX "IX_SearchFacets_Facets" ON "SearchFacets" ("Facets");


CREATE TABLE "SearchDocuments" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_SearchDocuments" PRIMARY KEY AUTOINCREMENT,
    "FacetId" INTEGER NOT NULL,
    "ContentItemId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "Body" TEXT NOT NULL
);


CREATE UNIQUE INDEX "IX_SearchDocuments_ContentItemId" ON "SearchDocuments" ("ContentItemId");


CREATE INDEX "IX_SearchDocuments_Path" ON "SearchDocuments" ("Path");


CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Tokens", content = '', contentless_delete = 1, tokenize = 'ascii');

