-- Who belongs to the cluster. Orleans' provider for databases runs what it finds in orleansquery; the tables are ours.

CREATE TABLE IF NOT EXISTS cluster_views (
  cluster text PRIMARY KEY,
  version integer NOT NULL DEFAULT 0             -- grows with every change of the membership
);

CREATE TABLE IF NOT EXISTS cluster_members (
  cluster text NOT NULL REFERENCES cluster_views ON DELETE CASCADE,
  address text NOT NULL,
  port integer NOT NULL,
  generation integer NOT NULL,                   -- of the silo's start
  siloname text NOT NULL,
  hostname text NOT NULL,
  status integer NOT NULL,
  proxyport integer NOT NULL,                    -- of the gateway; 0 for none
  suspecttimes text,
  starttime timestamptz NOT NULL,
  iamalivetime timestamptz NOT NULL,
  PRIMARY KEY (cluster, address, port, generation)
);

CREATE TABLE IF NOT EXISTS orleansquery (querykey text PRIMARY KEY, querytext text NOT NULL);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey',
 'WITH added AS (INSERT INTO cluster_views (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
  SELECT count(*)::int FROM added'),
('InsertMembershipKey',
 'WITH view AS (
    UPDATE cluster_views SET version = version + 1 WHERE cluster = @DeploymentId AND version = @Version
      AND NOT EXISTS (SELECT 1 FROM cluster_members WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING cluster),
  added AS (
    INSERT INTO cluster_members
    SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, NULL, @StartTime, @IAmAliveTime FROM view
    RETURNING 1)
  SELECT count(*)::int FROM added'),
('UpdateMembershipKey',
 'WITH view AS (
    UPDATE cluster_views SET version = version + 1 WHERE cluster = @DeploymentId AND version = @Version
      AND EXISTS (SELECT 1 FROM cluster_members WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING cluster),
  changed AS (
    UPDATE cluster_members m SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime FROM view
    WHERE m.cluster = view.cluster AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    RETURNING 1)
  SELECT count(*)::int FROM changed'),
('UpdateIAmAlivetimeKey',
 'UPDATE cluster_members SET iamalivetime = @IAmAliveTime
  WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),
('MembershipReadAllKey',
 'SELECT v.version, m.* FROM cluster_views v LEFT JOIN cluster_members m ON m.cluster = v.cluster WHERE v.cluster = @DeploymentId'),
('MembershipReadRowKey',
 'SELECT v.version, m.* FROM cluster_views v
  LEFT JOIN cluster_members m ON m.cluster = v.cluster AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
  WHERE v.cluster = @DeploymentId'),
('GatewaysQueryKey',
 'SELECT address, proxyport, generation FROM cluster_members WHERE cluster = @DeploymentId AND status = @Status AND proxyport > 0'),
('DeleteMembershipTableEntriesKey', 'DELETE FROM cluster_views WHERE cluster = @DeploymentId'),
('CleanupDefunctSiloEntriesKey',
 'DELETE FROM cluster_members WHERE cluster = @DeploymentId AND iamalivetime < @IAmAliveTime AND status = 6')
ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext;
