#!/usr/bin/env bash
# add-migration.sh NAME: makes the migration for both databases.
set -euo pipefail
name=${1:?usage: add-migration.sh NAME}
cd "$(dirname "$0")/../../.."
dotnet build src/VideoWeb.EfDesign -v q -nodeReuse:false
for database in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build \
    --startup-project src/VideoWeb.EfDesign --project src/VideoWeb.Studio \
    --context "${database}StudioDbContext" --output-dir "Storage/Migrations/$database"
done
