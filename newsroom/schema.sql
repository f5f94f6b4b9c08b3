-- What all migrations come to, for new databases. Written by `make schema`, not by hand.
SET LOCAL check_function_bodies = false;
SELECT pg_catalog.set_config('search_path', '', true);

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;
CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;
CREATE FUNCTION public.fold_name(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
    SELECT btrim(regexp_replace(lower(public.unaccent('public.unaccent', name)), '[^[:alnum:]]+', ' ', 'g'))
$$;
CREATE FUNCTION public.pgtrigger_append_only_15db5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_2e536() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_34851() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_3b7f1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_42787() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_467d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_605e6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_61dd7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_64db1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_6649d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_795d0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_7e47b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_82816() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_83d18() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_85512() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_89055() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_915eb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_947ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_9a945() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_a6a68() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_a82f2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_aac25() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_b0c18() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_c51c1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_c619f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_c64d3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_cd4bb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_d90d4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_e3d49() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_e7057() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_eeeea() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_f25ef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_fec9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_carried_by_rule_8ebbd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
    SELECT 1 FROM articles_appearance carried JOIN articles_claim claim ON claim.id = carried.claim_id
    WHERE carried.id = NEW.id AND carried.state = 'confirmed' AND claim.state <> 'confirmed'
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'A claim with confirmed passages is stated.';
END IF;
IF EXISTS (
    SELECT 1 FROM articles_appearance carried JOIN articles_silence silence
        ON silence.claim_id = carried.claim_id AND silence.article_id = carried.article_id
    WHERE carried.claim_id = NEW.claim_id AND carried.article_id = NEW.article_id
        AND carried.state = 'confirmed' AND NOT carried.is_orphaned AND silence.state = 'confirmed'
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'An article that carries a claim is not silent on it.';
END IF;
RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_since_cleared_1352d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF ROW(OLD.statement, OLD.kind, OLD.status, OLD.tags, OLD.note, OLD.state, OLD.story_id, OLD.merged_into_id) IS DISTINCT FROM ROW(NEW.statement, NEW.kind, NEW.status, NEW.tags, NEW.note, NEW.state, NEW.story_id, NEW.merged_into_id) THEN
    NEW.step = 'changed';
END IF;
RETURN NEW;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_since_cleared_3e57c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF (TG_OP = 'INSERT' OR OLD.state <> 'confirmed') AND (TG_OP = 'DELETE' OR NEW.state <> 'confirmed')
    OR TG_OP = 'UPDATE' AND ROW(OLD."article_id", OLD."state", OLD."outlet_id") IS NOT DISTINCT FROM ROW(NEW."article_id", NEW."state", NEW."outlet_id") THEN
    RETURN NULL;
END IF;
UPDATE articles_claim SET step = 'changed' WHERE step = 'cleared' AND id IN (SELECT claim_id FROM articles_appearance WHERE state = 'confirmed' AND article_id IN (CASE WHEN OLD.state = 'confirmed' THEN OLD.article_id END, CASE WHEN NEW.state = 'confirmed' THEN NEW.article_id END)); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_since_cleared_74208() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    UPDATE articles_claim SET step = 'changed' WHERE step = 'cleared' AND id IN (SELECT claim_id FROM articles_appearance WHERE state = 'confirmed' AND article_id IN (NEW.id)); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_since_cleared_cec32() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF (TG_OP = 'INSERT' OR OLD.state <> 'confirmed') AND (TG_OP = 'DELETE' OR NEW.state <> 'confirmed')
    OR TG_OP = 'UPDATE' AND ROW(OLD."claim_id", OLD."state", OLD."article_id") IS NOT DISTINCT FROM ROW(NEW."claim_id", NEW."state", NEW."article_id") THEN
    RETURN NULL;
END IF;
UPDATE articles_claim SET step = 'changed' WHERE step = 'cleared' AND id IN (CASE WHEN OLD.state = 'confirmed' THEN OLD.claim_id END, CASE WHEN NEW.state = 'confirmed' THEN NEW.claim_id END); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_since_cleared_e1ea1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF (TG_OP = 'INSERT' OR OLD.state <> 'confirmed') AND (TG_OP = 'DELETE' OR NEW.state <> 'confirmed')
    OR TG_OP = 'UPDATE' AND ROW(OLD."claim_id", OLD."state", OLD."kind", OLD."verdict", OLD."topic", OLD."note") IS NOT DISTINCT FROM ROW(NEW."claim_id", NEW."state", NEW."kind", NEW."verdict", NEW."topic", NEW."note") THEN
    RETURN NULL;
END IF;
UPDATE articles_claim SET step = 'changed' WHERE step = 'cleared' AND id IN (CASE WHEN OLD.state = 'confirmed' THEN OLD.claim_id END, CASE WHEN NEW.state = 'confirmed' THEN NEW.claim_id END); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_since_cleared_fac07() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF (TG_OP = 'INSERT' OR OLD.state <> 'confirmed') AND (TG_OP = 'DELETE' OR NEW.state <> 'confirmed')
    OR TG_OP = 'UPDATE' AND ROW(OLD."claim_id", OLD."state", OLD."article_id", OLD."exact", OLD."stance", OLD."modality", OLD."attributed_to", OLD."is_orphaned") IS NOT DISTINCT FROM ROW(NEW."claim_id", NEW."state", NEW."article_id", NEW."exact", NEW."stance", NEW."modality", NEW."attributed_to", NEW."is_orphaned") THEN
    RETURN NULL;
END IF;
UPDATE articles_claim SET step = 'changed' WHERE step = 'cleared' AND id IN (CASE WHEN OLD.state = 'confirmed' THEN OLD.claim_id END, CASE WHEN NEW.state = 'confirmed' THEN NEW.claim_id END); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_0b901() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_aliasevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "entity_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "text", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."entity_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."score", OLD."state", OLD."text", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_14863() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_modelswitchevent" ("id", "is_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."id", OLD."is_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_192f0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_appearanceevent" ("article_id", "attributed_to", "claim_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "end", "exact", "field", "id", "is_orphaned", "modality", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "stance", "start", "state", "suffix", "version", "why") VALUES (OLD."article_id", OLD."attributed_to", OLD."claim_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."end", OLD."exact", OLD."field", OLD."id", OLD."is_orphaned", OLD."modality", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."prefix", OLD."revision_id", OLD."score", OLD."stance", OLD."start", OLD."state", OLD."suffix", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_1a549() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_eventevent" ("created_at", "created_by_id", "date_text", "decided_at", "decided_by_id", "first_day", "id", "label", "last_day", "merged_into_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "precision", "score", "state", "status", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."date_text", OLD."decided_at", OLD."decided_by_id", OLD."first_day", OLD."id", OLD."label", OLD."last_day", OLD."merged_into_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."place_id", OLD."precision", OLD."score", OLD."state", OLD."status", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_1af6d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_membershipevent" ("article_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "story_id", "version", "why") VALUES (OLD."article_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."score", OLD."state", OLD."story_id", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_20624() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_mentionevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "end", "entity_id", "exact", "field", "id", "is_orphaned", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "start", "state", "suffix", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."end", OLD."entity_id", OLD."exact", OLD."field", OLD."id", OLD."is_orphaned", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."prefix", OLD."revision_id", OLD."score", OLD."start", OLD."state", OLD."suffix", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_44b79() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_quoteevent" ("created_at", "created_by_id", "cue", "decided_at", "decided_by_id", "end", "entity_id", "exact", "field", "form", "id", "is_orphaned", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "speaker", "start", "state", "suffix", "utterance_id", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."cue", OLD."decided_at", OLD."decided_by_id", OLD."end", OLD."entity_id", OLD."exact", OLD."field", OLD."form", OLD."id", OLD."is_orphaned", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."prefix", OLD."revision_id", OLD."score", OLD."speaker", OLD."start", OLD."state", OLD."suffix", OLD."utterance_id", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_551c9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_accountevent" ("email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."last_name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."username"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_5c857() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_assignmentevent" ("article_id", "claim_id", "closed_at", "closed_by_id", "created_at", "created_by_id", "due", "group_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "story_id", "version", "what") VALUES (OLD."article_id", OLD."claim_id", OLD."closed_at", OLD."closed_by_id", OLD."created_at", OLD."created_by_id", OLD."due", OLD."group_id", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."status", OLD."story_id", OLD."version", OLD."what"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_5f459() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_signsleftevent" ("by_id", "id", "left_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "version") VALUES (OLD."by_id", OLD."id", OLD."left_at", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."revision_id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_5fe33() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_originevent" ("article_id", "basis", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (OLD."article_id", OLD."basis", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."outlet_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_7270b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_claimevent" ("checked_by_id", "cleared_as", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "kind", "merged_into_id", "note", "parted_from_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "statement", "status", "step", "step_at", "step_by_id", "step_note", "story_id", "tags", "version", "why") VALUES (OLD."checked_by_id", OLD."cleared_as", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."merged_into_id", OLD."note", OLD."parted_from_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."score", OLD."state", OLD."statement", OLD."status", OLD."step", OLD."step_at", OLD."step_by_id", OLD."step_note", OLD."story_id", OLD."tags", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_72807() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_mergeproposalevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "id", "one_id", "one_was_in_id", "other_id", "other_was_in_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."one_id", OLD."one_was_in_id", OLD."other_id", OLD."other_was_in_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_73b0e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_blindanswerevent" ("attributed_to", "blind_reading_id", "claim_id", "id", "modality", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "said", "stance", "version") VALUES (OLD."attributed_to", OLD."blind_reading_id", OLD."claim_id", OLD."id", OLD."modality", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."places", OLD."said", OLD."stance", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_74598() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_utteranceevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "story_id", "version") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."story_id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_7b2ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_discrepancyevent" ("claim_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "key", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "story_id", "topic", "verdict", "version", "why") VALUES (OLD."claim_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."key", OLD."kind", OLD."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."score", OLD."state", OLD."story_id", OLD."topic", OLD."verdict", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_7c700() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_groupevent" ("id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_801e9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_entityevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "id", "kind", "merged_into_id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why", "wikidata_id") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."merged_into_id", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why", OLD."wikidata_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_81c63() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_settlementevent" ("by_id", "claim_id", "how", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "settled_at", "version") VALUES (OLD."by_id", OLD."claim_id", OLD."how", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."revision_id", OLD."settled_at", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_9553a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_duplicateevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "id", "kind", "one", "other", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."one", OLD."other", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_9b5c6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_blindreadingevent" ("begun_at", "handed_in_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reader_id", "revision_id", "version") VALUES (OLD."begun_at", OLD."handed_in_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."reader_id", OLD."revision_id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_a478c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_eventreportevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "end", "event_id", "exact", "field", "id", "is_orphaned", "modality", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "start", "state", "suffix", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."end", OLD."event_id", OLD."exact", OLD."field", OLD."id", OLD."is_orphaned", OLD."modality", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."prefix", OLD."revision_id", OLD."score", OLD."start", OLD."state", OLD."suffix", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_a4b6c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_noteevent" ("article_id", "claim_id", "closed_at", "closed_by_id", "created_at", "created_by_id", "entity_id", "id", "names_groups", "names_people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "story_id", "text", "version") VALUES (OLD."article_id", OLD."claim_id", OLD."closed_at", OLD."closed_by_id", OLD."created_at", OLD."created_by_id", OLD."entity_id", OLD."id", OLD."names_groups", OLD."names_people", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."status", OLD."story_id", OLD."text", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_c9f91() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_readthroughevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "reader_id", "revision_id", "version") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."read_at", OLD."reader_id", OLD."revision_id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_cf3db() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_articleevent" ("byline", "headline", "id", "is_cut_short", "language", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_offset", "published_precision", "published_zone", "set_by_people", "version") VALUES (OLD."byline", OLD."headline", OLD."id", OLD."is_cut_short", OLD."language", OLD."outlet_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."published_at", OLD."published_offset", OLD."published_precision", OLD."published_zone", OLD."set_by_people", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_db04d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_silenceevent" ("article_id", "claim_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (OLD."article_id", OLD."claim_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_ec56c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_outletevent" ("country", "domains", "id", "kind", "language", "merged_into_id", "name", "note", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "zone") VALUES (OLD."country", OLD."domains", OLD."id", OLD."kind", OLD."language", OLD."merged_into_id", OLD."name", OLD."note", OLD."owner", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."version", OLD."zone"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_fa1da() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_feedevent" ("address", "id", "interval", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "version") VALUES (OLD."address", OLD."id", OLD."interval", OLD."outlet_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."state", OLD."title", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_fc653() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_storyevent" ("created_at", "created_by_id", "id", "is_sample", "latest_at", "merged_into_id", "model_use", "note", "only_for", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_roughly", "slug", "stage", "title", "version") VALUES (OLD."created_at", OLD."created_by_id", OLD."id", OLD."is_sample", OLD."latest_at", OLD."merged_into_id", OLD."model_use", OLD."note", OLD."only_for", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."read_roughly", OLD."slug", OLD."stage", OLD."title", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_changed_update_fca51() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_smallmodelevent" ("id", "in_use_id", "is_automatic", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."id", OLD."in_use_id", OLD."is_automatic", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'changed', OLD."id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_0125e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_modelswitchevent" ("id", "is_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."id", OLD."is_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_16322() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_storyevent" ("created_at", "created_by_id", "id", "is_sample", "latest_at", "merged_into_id", "model_use", "note", "only_for", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_roughly", "slug", "stage", "title", "version") VALUES (OLD."created_at", OLD."created_by_id", OLD."id", OLD."is_sample", OLD."latest_at", OLD."merged_into_id", OLD."model_use", OLD."note", OLD."only_for", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."read_roughly", OLD."slug", OLD."stage", OLD."title", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_25ca1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_mergeproposalevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "id", "one_id", "one_was_in_id", "other_id", "other_was_in_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."one_id", OLD."one_was_in_id", OLD."other_id", OLD."other_was_in_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_27229() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_signsleftevent" ("by_id", "id", "left_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "version") VALUES (OLD."by_id", OLD."id", OLD."left_at", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."revision_id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_2824d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_groupevent" ("id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_30566() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_permissionevent" ("group_id", "id", "permission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."group_id", OLD."id", OLD."permission_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted'); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_36d02() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_appearanceevent" ("article_id", "attributed_to", "claim_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "end", "exact", "field", "id", "is_orphaned", "modality", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "stance", "start", "state", "suffix", "version", "why") VALUES (OLD."article_id", OLD."attributed_to", OLD."claim_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."end", OLD."exact", OLD."field", OLD."id", OLD."is_orphaned", OLD."modality", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."prefix", OLD."revision_id", OLD."score", OLD."stance", OLD."start", OLD."state", OLD."suffix", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_42fb2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_blindanswerevent" ("attributed_to", "blind_reading_id", "claim_id", "id", "modality", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "said", "stance", "version") VALUES (OLD."attributed_to", OLD."blind_reading_id", OLD."claim_id", OLD."id", OLD."modality", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."places", OLD."said", OLD."stance", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_457fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_originevent" ("article_id", "basis", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (OLD."article_id", OLD."basis", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."outlet_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_4f0aa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_membershipevent" ("article_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "story_id", "version", "why") VALUES (OLD."article_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."score", OLD."state", OLD."story_id", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_51528() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_assignmentevent" ("article_id", "claim_id", "closed_at", "closed_by_id", "created_at", "created_by_id", "due", "group_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "story_id", "version", "what") VALUES (OLD."article_id", OLD."claim_id", OLD."closed_at", OLD."closed_by_id", OLD."created_at", OLD."created_by_id", OLD."due", OLD."group_id", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."status", OLD."story_id", OLD."version", OLD."what"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_52256() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_settlementevent" ("by_id", "claim_id", "how", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "settled_at", "version") VALUES (OLD."by_id", OLD."claim_id", OLD."how", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."revision_id", OLD."settled_at", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_5ddef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_discrepancyevent" ("claim_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "key", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "story_id", "topic", "verdict", "version", "why") VALUES (OLD."claim_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."key", OLD."kind", OLD."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."score", OLD."state", OLD."story_id", OLD."topic", OLD."verdict", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_6155e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_utteranceevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "story_id", "version") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."story_id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_67bd6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_smallmodelevent" ("id", "in_use_id", "is_automatic", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."id", OLD."in_use_id", OLD."is_automatic", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_6a378() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_outletevent" ("country", "domains", "id", "kind", "language", "merged_into_id", "name", "note", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "zone") VALUES (OLD."country", OLD."domains", OLD."id", OLD."kind", OLD."language", OLD."merged_into_id", OLD."name", OLD."note", OLD."owner", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."version", OLD."zone"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_775fe() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_silenceevent" ("article_id", "claim_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (OLD."article_id", OLD."claim_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_826b9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_readthroughevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "reader_id", "revision_id", "version") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."read_at", OLD."reader_id", OLD."revision_id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_8626b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_entityevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "id", "kind", "merged_into_id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why", "wikidata_id") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."merged_into_id", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why", OLD."wikidata_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_8fd39() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_roleevent" ("group_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (OLD."group_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."user_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_c15df() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_aliasevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "entity_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "text", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."entity_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."score", OLD."state", OLD."text", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_c2080() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_blindreadingevent" ("begun_at", "handed_in_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reader_id", "revision_id", "version") VALUES (OLD."begun_at", OLD."handed_in_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."reader_id", OLD."revision_id", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_c426a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_feedevent" ("address", "id", "interval", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "version") VALUES (OLD."address", OLD."id", OLD."interval", OLD."outlet_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."state", OLD."title", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_c79a7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_eventparticipantevent" ("entity_id", "event_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."entity_id", OLD."event_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted'); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_d2f40() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_claimevent" ("checked_by_id", "cleared_as", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "kind", "merged_into_id", "note", "parted_from_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "statement", "status", "step", "step_at", "step_by_id", "step_note", "story_id", "tags", "version", "why") VALUES (OLD."checked_by_id", OLD."cleared_as", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."merged_into_id", OLD."note", OLD."parted_from_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."score", OLD."state", OLD."statement", OLD."status", OLD."step", OLD."step_at", OLD."step_by_id", OLD."step_note", OLD."story_id", OLD."tags", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_d48c7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_noteevent" ("article_id", "claim_id", "closed_at", "closed_by_id", "created_at", "created_by_id", "entity_id", "id", "names_groups", "names_people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "story_id", "text", "version") VALUES (OLD."article_id", OLD."claim_id", OLD."closed_at", OLD."closed_by_id", OLD."created_at", OLD."created_by_id", OLD."entity_id", OLD."id", OLD."names_groups", OLD."names_people", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."status", OLD."story_id", OLD."text", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_d4c54() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_eventevent" ("created_at", "created_by_id", "date_text", "decided_at", "decided_by_id", "first_day", "id", "label", "last_day", "merged_into_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "precision", "score", "state", "status", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."date_text", OLD."decided_at", OLD."decided_by_id", OLD."first_day", OLD."id", OLD."label", OLD."last_day", OLD."merged_into_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."place_id", OLD."precision", OLD."score", OLD."state", OLD."status", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_d99d4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_duplicateevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "id", "kind", "one", "other", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."one", OLD."other", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."score", OLD."state", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_dd976() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_articleevent" ("byline", "headline", "id", "is_cut_short", "language", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_offset", "published_precision", "published_zone", "set_by_people", "version") VALUES (OLD."byline", OLD."headline", OLD."id", OLD."is_cut_short", OLD."language", OLD."outlet_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."published_at", OLD."published_offset", OLD."published_precision", OLD."published_zone", OLD."set_by_people", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_de537() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_quoteevent" ("created_at", "created_by_id", "cue", "decided_at", "decided_by_id", "end", "entity_id", "exact", "field", "form", "id", "is_orphaned", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "speaker", "start", "state", "suffix", "utterance_id", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."cue", OLD."decided_at", OLD."decided_by_id", OLD."end", OLD."entity_id", OLD."exact", OLD."field", OLD."form", OLD."id", OLD."is_orphaned", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."prefix", OLD."revision_id", OLD."score", OLD."speaker", OLD."start", OLD."state", OLD."suffix", OLD."utterance_id", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_e64ed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_mentionevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "end", "entity_id", "exact", "field", "id", "is_orphaned", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "start", "state", "suffix", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."end", OLD."entity_id", OLD."exact", OLD."field", OLD."id", OLD."is_orphaned", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."prefix", OLD."revision_id", OLD."score", OLD."start", OLD."state", OLD."suffix", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_deleted_delete_f2f43() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_eventreportevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "end", "event_id", "exact", "field", "id", "is_orphaned", "modality", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "start", "state", "suffix", "version", "why") VALUES (OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."end", OLD."event_id", OLD."exact", OLD."field", OLD."id", OLD."is_orphaned", OLD."modality", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'deleted', OLD."id", OLD."prefix", OLD."revision_id", OLD."score", OLD."start", OLD."state", OLD."suffix", OLD."version", OLD."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_fetched_stays_73e19() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_group_is_kept_80025() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'Groups are never deleted, since accounts and their history name them.';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_02dd7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_eventevent" ("created_at", "created_by_id", "date_text", "decided_at", "decided_by_id", "first_day", "id", "label", "last_day", "merged_into_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "precision", "score", "state", "status", "version", "why") VALUES (NEW."created_at", NEW."created_by_id", NEW."date_text", NEW."decided_at", NEW."decided_by_id", NEW."first_day", NEW."id", NEW."label", NEW."last_day", NEW."merged_into_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."place_id", NEW."precision", NEW."score", NEW."state", NEW."status", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_069be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_eventreportevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "end", "event_id", "exact", "field", "id", "is_orphaned", "modality", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "start", "state", "suffix", "version", "why") VALUES (NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."end", NEW."event_id", NEW."exact", NEW."field", NEW."id", NEW."is_orphaned", NEW."modality", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."prefix", NEW."revision_id", NEW."score", NEW."start", NEW."state", NEW."suffix", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_09e9f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_assignmentevent" ("article_id", "claim_id", "closed_at", "closed_by_id", "created_at", "created_by_id", "due", "group_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "story_id", "version", "what") VALUES (NEW."article_id", NEW."claim_id", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."created_by_id", NEW."due", NEW."group_id", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."status", NEW."story_id", NEW."version", NEW."what"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_24e69() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_outletevent" ("country", "domains", "id", "kind", "language", "merged_into_id", "name", "note", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "zone") VALUES (NEW."country", NEW."domains", NEW."id", NEW."kind", NEW."language", NEW."merged_into_id", NEW."name", NEW."note", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."version", NEW."zone"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_3154b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_blindreadingevent" ("begun_at", "handed_in_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reader_id", "revision_id", "version") VALUES (NEW."begun_at", NEW."handed_in_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."reader_id", NEW."revision_id", NEW."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_38c74() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_aliasevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "entity_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "text", "version", "why") VALUES (NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."entity_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."score", NEW."state", NEW."text", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_41acd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_readthroughevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "reader_id", "revision_id", "version") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."read_at", NEW."reader_id", NEW."revision_id", NEW."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_47bc5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_signsleftevent" ("by_id", "id", "left_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "version") VALUES (NEW."by_id", NEW."id", NEW."left_at", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."revision_id", NEW."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_5cab6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_roleevent" ("group_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (NEW."group_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."user_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_6675f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_quoteevent" ("created_at", "created_by_id", "cue", "decided_at", "decided_by_id", "end", "entity_id", "exact", "field", "form", "id", "is_orphaned", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "speaker", "start", "state", "suffix", "utterance_id", "version", "why") VALUES (NEW."created_at", NEW."created_by_id", NEW."cue", NEW."decided_at", NEW."decided_by_id", NEW."end", NEW."entity_id", NEW."exact", NEW."field", NEW."form", NEW."id", NEW."is_orphaned", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."prefix", NEW."revision_id", NEW."score", NEW."speaker", NEW."start", NEW."state", NEW."suffix", NEW."utterance_id", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_76b96() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_settlementevent" ("by_id", "claim_id", "how", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "settled_at", "version") VALUES (NEW."by_id", NEW."claim_id", NEW."how", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."revision_id", NEW."settled_at", NEW."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_86e43() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_groupevent" ("id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_8ad5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_appearanceevent" ("article_id", "attributed_to", "claim_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "end", "exact", "field", "id", "is_orphaned", "modality", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "stance", "start", "state", "suffix", "version", "why") VALUES (NEW."article_id", NEW."attributed_to", NEW."claim_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."end", NEW."exact", NEW."field", NEW."id", NEW."is_orphaned", NEW."modality", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."prefix", NEW."revision_id", NEW."score", NEW."stance", NEW."start", NEW."state", NEW."suffix", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_8da61() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_entityevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "id", "kind", "merged_into_id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why", "wikidata_id") VALUES (NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."merged_into_id", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."score", NEW."state", NEW."version", NEW."why", NEW."wikidata_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_95cef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_mergeproposalevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "id", "one_id", "one_was_in_id", "other_id", "other_was_in_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."one_id", NEW."one_was_in_id", NEW."other_id", NEW."other_was_in_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."score", NEW."state", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_99415() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_accountevent" ("email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."username"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_9e660() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_discrepancyevent" ("claim_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "key", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "story_id", "topic", "verdict", "version", "why") VALUES (NEW."claim_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."key", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."score", NEW."state", NEW."story_id", NEW."topic", NEW."verdict", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_ab1ba() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_noteevent" ("article_id", "claim_id", "closed_at", "closed_by_id", "created_at", "created_by_id", "entity_id", "id", "names_groups", "names_people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "story_id", "text", "version") VALUES (NEW."article_id", NEW."claim_id", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."created_by_id", NEW."entity_id", NEW."id", NEW."names_groups", NEW."names_people", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."status", NEW."story_id", NEW."text", NEW."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_ad6ec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_silenceevent" ("article_id", "claim_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (NEW."article_id", NEW."claim_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."score", NEW."state", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_b4dcc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_permissionevent" ("group_id", "id", "permission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."group_id", NEW."id", NEW."permission_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made'); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_b981e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "entities_eventparticipantevent" ("entity_id", "event_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."entity_id", NEW."event_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made'); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_e0fb0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_originevent" ("article_id", "basis", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (NEW."article_id", NEW."basis", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."outlet_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."score", NEW."state", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_ef091() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_mentionevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "end", "entity_id", "exact", "field", "id", "is_orphaned", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revision_id", "score", "start", "state", "suffix", "version", "why") VALUES (NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."end", NEW."entity_id", NEW."exact", NEW."field", NEW."id", NEW."is_orphaned", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."prefix", NEW."revision_id", NEW."score", NEW."start", NEW."state", NEW."suffix", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_ef646() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_storyevent" ("created_at", "created_by_id", "id", "is_sample", "latest_at", "merged_into_id", "model_use", "note", "only_for", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_roughly", "slug", "stage", "title", "version") VALUES (NEW."created_at", NEW."created_by_id", NEW."id", NEW."is_sample", NEW."latest_at", NEW."merged_into_id", NEW."model_use", NEW."note", NEW."only_for", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."read_roughly", NEW."slug", NEW."stage", NEW."title", NEW."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_f2076() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_claimevent" ("checked_by_id", "cleared_as", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "kind", "merged_into_id", "note", "parted_from_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "statement", "status", "step", "step_at", "step_by_id", "step_note", "story_id", "tags", "version", "why") VALUES (NEW."checked_by_id", NEW."cleared_as", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."merged_into_id", NEW."note", NEW."parted_from_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."score", NEW."state", NEW."statement", NEW."status", NEW."step", NEW."step_at", NEW."step_by_id", NEW."step_note", NEW."story_id", NEW."tags", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_f906b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_duplicateevent" ("created_at", "created_by_id", "decided_at", "decided_by_id", "id", "kind", "one", "other", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "version", "why") VALUES (NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."one", NEW."other", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."score", NEW."state", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_fa332() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_membershipevent" ("article_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "story_id", "version", "why") VALUES (NEW."article_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."score", NEW."state", NEW."story_id", NEW."version", NEW."why"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_made_insert_fd895() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "articles_feedevent" ("address", "id", "interval", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "version") VALUES (NEW."address", NEW."id", NEW."interval", NEW."outlet_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'made', NEW."id", NEW."state", NEW."title", NEW."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_merged_since_cleared_da190() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    UPDATE articles_claim SET step = 'changed' WHERE step = 'cleared' AND id IN (OLD.merged_into_id, NEW.merged_into_id); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_a84a0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_original_stays_576c5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_password_update_79c0a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "newsroom_accountevent" ("email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."last_name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'password', OLD."id", OLD."username"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_silent_by_rule_0e9bc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
    SELECT 1 FROM articles_appearance carried JOIN articles_silence silence
        ON silence.claim_id = carried.claim_id AND silence.article_id = carried.article_id
    WHERE carried.claim_id = NEW.claim_id AND carried.article_id = NEW.article_id
        AND carried.state = 'confirmed' AND NOT carried.is_orphaned AND silence.state = 'confirmed'
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'An article that carries a claim is not silent on it.';
END IF;
RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_stated_where_confirmed_34496() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
    SELECT 1 FROM articles_claim claim JOIN articles_appearance carried ON carried.claim_id = claim.id
    WHERE claim.id = NEW.id AND claim.state <> 'confirmed' AND carried.state = 'confirmed'
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'A claim with confirmed passages is stated.';
END IF;
RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_words_stand_there_24fe6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF NOT NEW.is_orphaned AND NEW.exact IS DISTINCT FROM (
    SELECT substr(CASE NEW.field WHEN 'headline' THEN headline ELSE text END, NEW.start + 1, NEW."end" - NEW.start)
    FROM articles_revision WHERE id = NEW.revision_id
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'These words do not stand at this place of the text.';
END IF;
RETURN NEW;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_words_stand_there_7657c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF NOT NEW.is_orphaned AND NEW.exact IS DISTINCT FROM (
    SELECT substr(CASE NEW.field WHEN 'headline' THEN headline ELSE text END, NEW.start + 1, NEW."end" - NEW.start)
    FROM articles_revision WHERE id = NEW.revision_id
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'These words do not stand at this place of the text.';
END IF;
RETURN NEW;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_words_stand_there_8a9f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF NOT NEW.is_orphaned AND NEW.exact IS DISTINCT FROM (
    SELECT substr(CASE NEW.field WHEN 'headline' THEN headline ELSE text END, NEW.start + 1, NEW."end" - NEW.start)
    FROM articles_revision WHERE id = NEW.revision_id
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'These words do not stand at this place of the text.';
END IF;
RETURN NEW;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_words_stand_there_c10f6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF NOT NEW.is_orphaned AND NEW.exact IS DISTINCT FROM (
    SELECT substr(CASE NEW.field WHEN 'headline' THEN headline ELSE text END, NEW.start + 1, NEW."end" - NEW.start)
    FROM articles_revision WHERE id = NEW.revision_id
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'These words do not stand at this place of the text.';
END IF;
RETURN NEW;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_words_stand_there_c7c32() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF NOT NEW.is_orphaned AND NEW.exact IS DISTINCT FROM (
    SELECT substr(CASE NEW.field WHEN 'headline' THEN headline ELSE text END, NEW.start + 1, NEW."end" - NEW.start)
    FROM articles_revision WHERE id = NEW.revision_id
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'These words do not stand at this place of the text.';
END IF;
RETURN NEW;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_words_stand_there_ccbdb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF NOT NEW.is_orphaned AND NEW.exact IS DISTINCT FROM (
    SELECT substr(CASE NEW.field WHEN 'headline' THEN headline ELSE text END, NEW.start + 1, NEW."end" - NEW.start)
    FROM articles_revision WHERE id = NEW.revision_id
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'These words do not stand at this place of the text.';
END IF;
RETURN NEW;
                END;
            $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;
    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;
    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;
    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;
    RETURN _job_id;
END;
$$;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;
 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.signature_keys(terms character varying[], day date) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT array_agg(coalesce(floor((day - DATE '2000-01-01') / 35.0)::integer::text, '') || ':' || term)
    FROM unnest(terms) AS term
$$;
CREATE TEXT SEARCH CONFIGURATION public.coverage (
    PARSER = pg_catalog."default" );
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR asciiword WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR word WITH public.unaccent, english_stem;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR numword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR url WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR host WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR sfloat WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR version WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR hword_numpart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR hword_part WITH public.unaccent, english_stem;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR hword_asciipart WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR numhword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR asciihword WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR hword WITH public.unaccent, english_stem;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR url_path WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR file WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR "float" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR "int" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.coverage
    ADD MAPPING FOR uint WITH simple;
CREATE TABLE public.articles_appearance (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    stance character varying(10) NOT NULL,
    modality character varying(10) NOT NULL,
    attributed_to character varying(200) NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    article_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    reading_id bigint,
    CONSTRAINT appearance_offsets_in_order CHECK ((start < "end")),
    CONSTRAINT articles_appearance_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_appearance_start_check CHECK ((start >= 0)),
    CONSTRAINT articles_appearance_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_appearance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_appearance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_appearanceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    stance character varying(10) NOT NULL,
    modality character varying(10) NOT NULL,
    attributed_to character varying(200) NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    article_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    pgh_context jsonb,
    CONSTRAINT articles_appearanceevent_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_appearanceevent_start_check CHECK ((start >= 0)),
    CONSTRAINT articles_appearanceevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_appearanceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_appearanceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_article (
    id bigint NOT NULL,
    url character varying(2000) NOT NULL,
    identity character varying(2100) NOT NULL,
    source_name character varying(500) NOT NULL,
    headline character varying(1000) NOT NULL,
    byline character varying(500) NOT NULL,
    credit character varying(500) NOT NULL,
    language character varying(35) NOT NULL,
    published_at timestamp with time zone,
    published_precision character varying(4) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id integer,
    outlet_id bigint,
    current_id bigint,
    set_by_people character varying(40)[] NOT NULL,
    version integer NOT NULL,
    published_offset smallint,
    published_zone character varying(50) NOT NULL,
    is_cut_short boolean NOT NULL,
    CONSTRAINT articles_article_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_articleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    headline character varying(1000) NOT NULL,
    byline character varying(500) NOT NULL,
    language character varying(35) NOT NULL,
    published_at timestamp with time zone,
    published_precision character varying(4) NOT NULL,
    outlet_id bigint,
    pgh_obj_id bigint NOT NULL,
    published_offset smallint,
    published_zone character varying(50) NOT NULL,
    set_by_people character varying(40)[] NOT NULL,
    is_cut_short boolean NOT NULL,
    CONSTRAINT articles_articleevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_articleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_articleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_assignment (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    what character varying(300) NOT NULL,
    due date,
    status character varying(9) NOT NULL,
    article_id bigint,
    claim_id bigint,
    closed_by_id integer,
    created_by_id integer NOT NULL,
    group_id integer,
    person_id integer,
    story_id bigint,
    CONSTRAINT articles_assignment_version_check CHECK ((version >= 0)),
    CONSTRAINT assignment_closed_at_some_time CHECK ((((closed_at IS NULL) AND ((status)::text = 'open'::text)) OR ((NOT ((status)::text = 'open'::text)) AND (closed_at IS NOT NULL)))),
    CONSTRAINT assignment_of_one_thing CHECK ((((article_id IS NULL) AND (claim_id IS NULL) AND (story_id IS NOT NULL)) OR ((article_id IS NULL) AND (claim_id IS NOT NULL) AND (story_id IS NULL)) OR ((article_id IS NOT NULL) AND (claim_id IS NULL) AND (story_id IS NULL)))),
    CONSTRAINT assignment_to_one CHECK ((((group_id IS NULL) AND (person_id IS NOT NULL)) OR ((group_id IS NOT NULL) AND (person_id IS NULL))))
);
ALTER TABLE public.articles_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_assignmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    what character varying(300) NOT NULL,
    due date,
    status character varying(9) NOT NULL,
    article_id bigint,
    claim_id bigint,
    closed_by_id integer,
    created_by_id integer NOT NULL,
    group_id integer,
    person_id integer,
    pgh_obj_id bigint NOT NULL,
    story_id bigint,
    CONSTRAINT articles_assignmentevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_assignmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_assignmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_blindanswer (
    id bigint NOT NULL,
    version integer NOT NULL,
    said character varying(8) NOT NULL,
    places jsonb NOT NULL,
    stance character varying(10) NOT NULL,
    modality character varying(10) NOT NULL,
    attributed_to character varying(200) NOT NULL,
    claim_id bigint NOT NULL,
    blind_reading_id bigint NOT NULL,
    CONSTRAINT articles_blindanswer_version_check CHECK ((version >= 0)),
    CONSTRAINT blind_answer_says_how_where_carried CHECK (((((said)::text = 'carried'::text) AND (NOT ((stance)::text = ''::text)) AND (NOT ((modality)::text = ''::text)) AND (NOT (places = '[]'::jsonb))) OR ((NOT ((said)::text = 'carried'::text)) AND ((attributed_to)::text = ''::text) AND ((modality)::text = ''::text) AND (places = '[]'::jsonb) AND ((stance)::text = ''::text))))
);
ALTER TABLE public.articles_blindanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_blindanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_blindanswerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    said character varying(8) NOT NULL,
    places jsonb NOT NULL,
    stance character varying(10) NOT NULL,
    modality character varying(10) NOT NULL,
    attributed_to character varying(200) NOT NULL,
    claim_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    blind_reading_id bigint NOT NULL,
    CONSTRAINT articles_blindanswerevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_blindanswerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_blindanswerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_blindreading (
    id bigint NOT NULL,
    version integer NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    handed_in_at timestamp with time zone,
    reader_id integer NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_blindreading_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_blindreading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_blindreading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_blindreadingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    handed_in_at timestamp with time zone,
    pgh_obj_id bigint NOT NULL,
    reader_id integer NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_blindreadingevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_blindreadingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_blindreadingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_claim (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    statement character varying(500) NOT NULL,
    kind character varying(12) NOT NULL,
    status character varying(10) NOT NULL,
    tags character varying(40)[] NOT NULL,
    note text NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    merged_into_id bigint,
    story_id bigint NOT NULL,
    is_row_due boolean NOT NULL,
    parted_from_id bigint,
    shown boolean NOT NULL,
    reading_id bigint,
    checked_by_id integer,
    cleared_as character varying(64) DEFAULT ''::character varying NOT NULL,
    step character varying(8) DEFAULT 'draft'::character varying NOT NULL,
    step_at timestamp with time zone,
    step_by_id integer,
    step_note text DEFAULT ''::text NOT NULL,
    CONSTRAINT articles_claim_version_check CHECK ((version >= 0)),
    CONSTRAINT claim_cleared_by_another CHECK (((NOT ((step)::text = ANY ((ARRAY['cleared'::character varying, 'changed'::character varying])::text[]))) OR (NOT ((step_by_id = checked_by_id) AND (step_by_id IS NOT NULL) AND (checked_by_id IS NOT NULL))))),
    CONSTRAINT claim_has_a_statement CHECK ((NOT ((statement)::text = ''::text))),
    CONSTRAINT claim_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))
);
ALTER TABLE public.articles_claim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_claimevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    statement character varying(500) NOT NULL,
    kind character varying(12) NOT NULL,
    status character varying(10) NOT NULL,
    tags character varying(40)[] NOT NULL,
    note text NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    merged_into_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    story_id bigint NOT NULL,
    pgh_context jsonb,
    parted_from_id bigint,
    checked_by_id integer,
    cleared_as character varying(64) DEFAULT ''::character varying NOT NULL,
    step character varying(8) DEFAULT 'draft'::character varying NOT NULL,
    step_at timestamp with time zone,
    step_by_id integer,
    step_note text DEFAULT ''::text NOT NULL,
    CONSTRAINT articles_claimevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_claimevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_claimevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_discrepancy (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    key character varying(64) NOT NULL,
    topic character varying(300) NOT NULL,
    kind character varying(12) NOT NULL,
    verdict character varying(10) NOT NULL,
    note text NOT NULL,
    claim_id bigint,
    created_by_id integer,
    decided_by_id integer,
    story_id bigint NOT NULL,
    CONSTRAINT articles_discrepancy_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_discrepancy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_discrepancy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_discrepancyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    key character varying(64) NOT NULL,
    topic character varying(300) NOT NULL,
    kind character varying(12) NOT NULL,
    verdict character varying(10) NOT NULL,
    note text NOT NULL,
    claim_id bigint,
    created_by_id integer,
    decided_by_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    story_id bigint NOT NULL,
    pgh_context jsonb,
    CONSTRAINT articles_discrepancyevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_discrepancyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_discrepancyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_discrepancyvalue (
    id bigint NOT NULL,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    value character varying(300) NOT NULL,
    article_id bigint NOT NULL,
    discrepancy_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_discrepancyvalue_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_discrepancyvalue_start_check CHECK ((start >= 0)),
    CONSTRAINT discrepancyvalue_offsets_in_order CHECK ((start < "end"))
);
ALTER TABLE public.articles_discrepancyvalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_discrepancyvalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_duplicate (
    id bigint NOT NULL,
    version integer NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    kind character varying(6) NOT NULL,
    one bigint NOT NULL,
    other bigint NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    CONSTRAINT articles_duplicate_one_check CHECK ((one >= 0)),
    CONSTRAINT articles_duplicate_other_check CHECK ((other >= 0)),
    CONSTRAINT articles_duplicate_version_check CHECK ((version >= 0)),
    CONSTRAINT duplicate_in_order CHECK ((one < other))
);
ALTER TABLE public.articles_duplicate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_duplicate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_duplicateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    kind character varying(6) NOT NULL,
    one bigint NOT NULL,
    other bigint NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT articles_duplicateevent_one_check CHECK ((one >= 0)),
    CONSTRAINT articles_duplicateevent_other_check CHECK ((other >= 0)),
    CONSTRAINT articles_duplicateevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_duplicateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_duplicateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_eventreport (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    modality character varying(10) NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    event_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_eventreport_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_eventreport_start_check CHECK ((start >= 0)),
    CONSTRAINT articles_eventreport_version_check CHECK ((version >= 0)),
    CONSTRAINT eventreport_offsets_in_order CHECK ((start < "end"))
);
ALTER TABLE public.articles_eventreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_eventreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_eventreportevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    modality character varying(10) NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    event_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    pgh_context jsonb,
    CONSTRAINT articles_eventreportevent_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_eventreportevent_start_check CHECK ((start >= 0)),
    CONSTRAINT articles_eventreportevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_eventreportevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_eventreportevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_feed (
    id bigint NOT NULL,
    version integer NOT NULL,
    address character varying(2000) NOT NULL,
    title character varying(300) NOT NULL,
    "interval" smallint NOT NULL,
    state character varying(6) NOT NULL,
    kind character varying(7) NOT NULL,
    stated_title character varying(1000) NOT NULL,
    site character varying(2000) NOT NULL,
    flaw character varying(200) NOT NULL,
    etag character varying(500) NOT NULL,
    last_modified character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    asked_at timestamp with time zone,
    last_good_at timestamp with time zone,
    last_new_at timestamp with time zone,
    problem character varying(1000) NOT NULL,
    failures integer NOT NULL,
    failing_since timestamp with time zone,
    next_due_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    held_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by_id integer,
    outlet_id bigint NOT NULL,
    CONSTRAINT articles_feed_failures_check CHECK ((failures >= 0)),
    CONSTRAINT articles_feed_interval_check CHECK (("interval" >= 0)),
    CONSTRAINT articles_feed_version_check CHECK ((version >= 0)),
    CONSTRAINT feed_has_an_address CHECK ((NOT ((address)::text = ''::text))),
    CONSTRAINT feed_interval_is_sane CHECK ((("interval" >= 5) AND ("interval" <= 1440)))
);
ALTER TABLE public.articles_feed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_feed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_feedentry (
    id bigint NOT NULL,
    guid character varying(500) NOT NULL,
    address character varying(2000) NOT NULL,
    known_as character varying(2000) NOT NULL,
    title character varying(1000) NOT NULL,
    published character varying(40) NOT NULL,
    published_words character varying(100) NOT NULL,
    updated character varying(40) NOT NULL,
    author character varying(500) NOT NULL,
    source character varying(300) NOT NULL,
    categories character varying(100)[] NOT NULL,
    teaser text NOT NULL,
    text text NOT NULL,
    earlier jsonb NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    state character varying(7) NOT NULL,
    message character varying(1000) NOT NULL,
    again_at timestamp with time zone,
    refusals smallint NOT NULL,
    basis character varying(4) NOT NULL,
    read_at timestamp with time zone,
    article_id bigint,
    feed_id bigint NOT NULL,
    CONSTRAINT articles_feedentry_refusals_check CHECK ((refusals >= 0))
);
ALTER TABLE public.articles_feedentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_feedentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_feedevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    address character varying(2000) NOT NULL,
    title character varying(300) NOT NULL,
    "interval" smallint NOT NULL,
    state character varying(6) NOT NULL,
    outlet_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT articles_feedevent_interval_check CHECK (("interval" >= 0)),
    CONSTRAINT articles_feedevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_feedevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_feedevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_fetched (
    id bigint NOT NULL,
    asked character varying(2000) NOT NULL,
    redirects character varying(2000)[] NOT NULL,
    address character varying(2000) NOT NULL,
    canonical character varying(2000) NOT NULL,
    known_as character varying(2000)[] NOT NULL,
    status smallint NOT NULL,
    headers jsonb NOT NULL,
    body bytea NOT NULL,
    sha256 character varying(64) NOT NULL,
    fetched_at timestamp with time zone NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_fetched_status_check CHECK ((status >= 0))
);
ALTER TABLE public.articles_fetched ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_fetched_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_following (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    story_id bigint NOT NULL,
    user_id integer NOT NULL
);
ALTER TABLE public.articles_following ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_following_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_import (
    id bigint NOT NULL,
    wanted character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    problem character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_sign_at timestamp with time zone NOT NULL,
    by_id integer,
    into_id bigint
);
ALTER TABLE public.articles_import ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_import_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_importrow (
    id bigint NOT NULL,
    number integer NOT NULL,
    source_name character varying(500) NOT NULL,
    verdict character varying(10) NOT NULL,
    message character varying(1000) NOT NULL,
    read_at timestamp with time zone,
    article_id bigint,
    imported_id bigint NOT NULL,
    story_id bigint,
    address character varying(2000) NOT NULL,
    again_at timestamp with time zone,
    refusals smallint NOT NULL,
    links jsonb NOT NULL,
    CONSTRAINT articles_importrow_number_check CHECK ((number >= 0)),
    CONSTRAINT articles_importrow_refusals_check CHECK ((refusals >= 0))
);
ALTER TABLE public.articles_importrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_importrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_jobtally (
    id bigint NOT NULL,
    queue character varying(128) NOT NULL,
    minute timestamp with time zone NOT NULL,
    done integer NOT NULL,
    failed integer NOT NULL,
    CONSTRAINT articles_jobtally_done_check CHECK ((done >= 0)),
    CONSTRAINT articles_jobtally_failed_check CHECK ((failed >= 0))
);
ALTER TABLE public.articles_jobtally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_jobtally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_look (
    id bigint NOT NULL,
    latest_at timestamp with time zone NOT NULL,
    before_at timestamp with time zone,
    story_id bigint,
    user_id integer NOT NULL
);
ALTER TABLE public.articles_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_look_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_membership (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    article_id bigint NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    story_id bigint NOT NULL,
    CONSTRAINT articles_membership_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_membershipevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    article_id bigint NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    story_id bigint NOT NULL,
    pgh_context jsonb,
    CONSTRAINT articles_membershipevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_membershipevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_membershipevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_mended (
    id bigint NOT NULL,
    "table" character varying(60) NOT NULL,
    "row" bigint NOT NULL,
    sentence character varying(1000) NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.articles_mended ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_mended_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_mention (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    entity_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_mention_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_mention_start_check CHECK ((start >= 0)),
    CONSTRAINT articles_mention_version_check CHECK ((version >= 0)),
    CONSTRAINT mention_offsets_in_order CHECK ((start < "end"))
);
ALTER TABLE public.articles_mention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_mentionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    entity_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    pgh_context jsonb,
    CONSTRAINT articles_mentionevent_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_mentionevent_start_check CHECK ((start >= 0)),
    CONSTRAINT articles_mentionevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_mentionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_mentionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_mergeproposal (
    id bigint NOT NULL,
    version integer NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    created_by_id integer,
    decided_by_id integer,
    one_id bigint NOT NULL,
    one_was_in_id bigint,
    other_id bigint NOT NULL,
    other_was_in_id bigint,
    CONSTRAINT articles_mergeproposal_version_check CHECK ((version >= 0)),
    CONSTRAINT merge_proposal_in_order CHECK ((one_id < other_id))
);
ALTER TABLE public.articles_mergeproposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_mergeproposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_mergeproposalevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    created_by_id integer,
    decided_by_id integer,
    one_id bigint NOT NULL,
    one_was_in_id bigint,
    other_id bigint NOT NULL,
    other_was_in_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT articles_mergeproposalevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_mergeproposalevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_mergeproposalevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_modelanswer (
    key character varying(64) NOT NULL,
    answer text NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.articles_modelcall (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    purpose character varying(20) NOT NULL,
    reader character varying(200) NOT NULL,
    host character varying(300) NOT NULL,
    articles integer NOT NULL,
    tokens_in integer NOT NULL,
    tokens_out integer NOT NULL,
    cost numeric(12,6),
    seconds double precision NOT NULL,
    outcome character varying(8) NOT NULL,
    by_id integer,
    story_id bigint,
    reading_id bigint NOT NULL,
    CONSTRAINT articles_modelcall_articles_check CHECK ((articles >= 0)),
    CONSTRAINT articles_modelcall_tokens_in_check CHECK ((tokens_in >= 0)),
    CONSTRAINT articles_modelcall_tokens_out_check CHECK ((tokens_out >= 0))
);
ALTER TABLE public.articles_modelcall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_modelcall_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_modelreading (
    id bigint NOT NULL,
    what character varying(8) NOT NULL,
    reader character varying(200) NOT NULL,
    prompt_version character varying(40) NOT NULL,
    host character varying(300) NOT NULL,
    state character varying(8) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    last_sign_at timestamp with time zone,
    steps integer NOT NULL,
    steps_done integer NOT NULL,
    estimated_tokens integer NOT NULL,
    estimated_cost numeric(12,6),
    tokens_in integer NOT NULL,
    tokens_out integer NOT NULL,
    cost numeric(12,6),
    seconds double precision NOT NULL,
    tokens_at_hand integer NOT NULL,
    cost_at_hand numeric(12,6),
    kept integer NOT NULL,
    thrown_away jsonb NOT NULL,
    revisions bigint[] NOT NULL,
    message character varying(1000) NOT NULL,
    article_id bigint,
    by_id integer,
    claim_id bigint,
    story_id bigint,
    CONSTRAINT articles_modelreading_estimated_tokens_check CHECK ((estimated_tokens >= 0)),
    CONSTRAINT articles_modelreading_kept_check CHECK ((kept >= 0)),
    CONSTRAINT articles_modelreading_steps_check CHECK ((steps >= 0)),
    CONSTRAINT articles_modelreading_steps_done_check CHECK ((steps_done >= 0)),
    CONSTRAINT articles_modelreading_tokens_at_hand_check CHECK ((tokens_at_hand >= 0)),
    CONSTRAINT articles_modelreading_tokens_in_check CHECK ((tokens_in >= 0)),
    CONSTRAINT articles_modelreading_tokens_out_check CHECK ((tokens_out >= 0))
);
ALTER TABLE public.articles_modelreading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_modelreading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_modelswitch (
    id bigint NOT NULL,
    version integer NOT NULL,
    is_on boolean NOT NULL,
    failures integer NOT NULL,
    away_until timestamp with time zone,
    problem character varying(1000) NOT NULL,
    CONSTRAINT articles_modelswitch_failures_check CHECK ((failures >= 0)),
    CONSTRAINT articles_modelswitch_version_check CHECK ((version >= 0)),
    CONSTRAINT one_switch_of_the_model CHECK ((id = 1))
);
ALTER TABLE public.articles_modelswitch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_modelswitch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_modelswitchevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    is_on boolean NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT articles_modelswitchevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_modelswitchevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_modelswitchevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_note (
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    text character varying(2000) NOT NULL,
    status character varying(8) NOT NULL,
    names_people integer[] NOT NULL,
    names_groups integer[] NOT NULL,
    article_id bigint,
    claim_id bigint,
    closed_by_id integer,
    created_by_id integer NOT NULL,
    entity_id bigint,
    story_id bigint,
    CONSTRAINT articles_note_version_check CHECK ((version >= 0)),
    CONSTRAINT note_about_one_thing CHECK ((((article_id IS NULL) AND (claim_id IS NULL) AND (entity_id IS NULL) AND (story_id IS NOT NULL)) OR ((article_id IS NULL) AND (claim_id IS NULL) AND (entity_id IS NOT NULL) AND (story_id IS NULL)) OR ((entity_id IS NULL) AND (story_id IS NULL) AND ((claim_id IS NOT NULL) OR (article_id IS NOT NULL))))),
    CONSTRAINT note_has_text CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT note_resolved_at_some_time CHECK ((((closed_at IS NULL) AND ((status)::text = 'open'::text)) OR ((NOT ((status)::text = 'open'::text)) AND (closed_at IS NOT NULL))))
);
ALTER TABLE public.articles_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_noteevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    text character varying(2000) NOT NULL,
    status character varying(8) NOT NULL,
    names_people integer[] NOT NULL,
    names_groups integer[] NOT NULL,
    article_id bigint,
    claim_id bigint,
    closed_by_id integer,
    created_by_id integer NOT NULL,
    entity_id bigint,
    pgh_obj_id bigint NOT NULL,
    story_id bigint,
    CONSTRAINT articles_noteevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_noteevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_noteevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_offer (
    id bigint NOT NULL,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    rank smallint NOT NULL,
    chance double precision NOT NULL,
    score double precision NOT NULL,
    why character varying(500) NOT NULL,
    article_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_offer_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_offer_rank_check CHECK ((rank >= 0)),
    CONSTRAINT articles_offer_start_check CHECK ((start >= 0)),
    CONSTRAINT offer_chance_is_a_probability CHECK (((chance >= (0.0)::double precision) AND (chance <= (1.0)::double precision))),
    CONSTRAINT offer_offsets_in_order CHECK ((start < "end"))
);
ALTER TABLE public.articles_offer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_offer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_opinion (
    id bigint NOT NULL,
    chance double precision NOT NULL,
    words_chance double precision,
    stance character varying(10) NOT NULL,
    modality character varying(10) NOT NULL,
    attributed_to character varying(200) NOT NULL,
    words_stance character varying(10) NOT NULL,
    words_modality character varying(10) NOT NULL,
    words text NOT NULL,
    why character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    reading_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT opinion_chance_is_a_probability CHECK (((chance >= (0.0)::double precision) AND (chance <= (1.0)::double precision)))
);
ALTER TABLE public.articles_opinion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_opinion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_origin (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    basis character varying(6) NOT NULL,
    article_id bigint NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    outlet_id bigint NOT NULL,
    CONSTRAINT articles_origin_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_origin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_origin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_originalfile (
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    name character varying(500) NOT NULL,
    kind character varying(80) NOT NULL,
    body bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);
ALTER TABLE public.articles_originalfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_originalfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_originevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    basis character varying(6) NOT NULL,
    article_id bigint NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    outlet_id bigint NOT NULL,
    pgh_context jsonb,
    CONSTRAINT articles_originevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_originevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_originevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_outlet (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    domains character varying(253)[] NOT NULL,
    country character varying(2) NOT NULL,
    language character varying(35) NOT NULL,
    owner character varying(200) NOT NULL,
    note text NOT NULL,
    merged_into_id bigint,
    version integer NOT NULL,
    zone character varying(50) NOT NULL,
    CONSTRAINT articles_outlet_version_check CHECK ((version >= 0)),
    CONSTRAINT outlet_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT outlet_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))
);
ALTER TABLE public.articles_outlet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_outlet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_outletevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    domains character varying(253)[] NOT NULL,
    country character varying(2) NOT NULL,
    language character varying(35) NOT NULL,
    owner character varying(200) NOT NULL,
    note text NOT NULL,
    merged_into_id bigint,
    pgh_obj_id bigint NOT NULL,
    zone character varying(50) NOT NULL,
    CONSTRAINT articles_outletevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_outletevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_outletevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_presence (
    id bigint NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    article_id bigint,
    story_id bigint,
    user_id integer NOT NULL
);
ALTER TABLE public.articles_presence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_presence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_putaside (
    revision_id bigint NOT NULL,
    stage character varying(12) NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.articles_quote (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    form character varying(8) NOT NULL,
    speaker character varying(200) NOT NULL,
    cue character varying(60) NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    entity_id bigint,
    revision_id bigint NOT NULL,
    utterance_id bigint,
    CONSTRAINT articles_quote_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_quote_start_check CHECK ((start >= 0)),
    CONSTRAINT articles_quote_version_check CHECK ((version >= 0)),
    CONSTRAINT quote_offsets_in_order CHECK ((start < "end"))
);
ALTER TABLE public.articles_quote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_quote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_quoteevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    field character varying(8) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    exact text NOT NULL,
    prefix character varying(32) NOT NULL,
    suffix character varying(32) NOT NULL,
    is_orphaned boolean NOT NULL,
    form character varying(8) NOT NULL,
    speaker character varying(200) NOT NULL,
    cue character varying(60) NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    entity_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    utterance_id bigint,
    pgh_context jsonb,
    CONSTRAINT articles_quoteevent_end_check CHECK (("end" >= 0)),
    CONSTRAINT articles_quoteevent_start_check CHECK ((start >= 0)),
    CONSTRAINT articles_quoteevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_quoteevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_quoteevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_readthrough (
    id bigint NOT NULL,
    read_at timestamp with time zone NOT NULL,
    reader_id integer NOT NULL,
    revision_id bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT articles_readthrough_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_readthrough ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_readthrough_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_readthroughevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    read_at timestamp with time zone NOT NULL,
    pgh_obj_id bigint NOT NULL,
    reader_id integer NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_readthroughevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_readthroughevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_readthroughevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_relearning (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    constants jsonb,
    basis character varying(64) NOT NULL,
    report jsonb NOT NULL,
    model_id bigint NOT NULL
);
ALTER TABLE public.articles_relearning ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_relearning_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_reuse (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    share_of_first double precision NOT NULL,
    share_of_second double precision NOT NULL,
    passages jsonb NOT NULL,
    first_id bigint NOT NULL,
    second_id bigint NOT NULL,
    read_from character varying(32) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT reuse_pair_in_order CHECK ((first_id < second_id))
);
ALTER TABLE public.articles_reuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_reuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_revision (
    id bigint NOT NULL,
    number integer NOT NULL,
    raw text NOT NULL,
    raw_format character varying(4) NOT NULL,
    raw_sha256 character varying(64) NOT NULL,
    headline character varying(1000) NOT NULL,
    text text NOT NULL,
    removed jsonb NOT NULL,
    credits jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    analysed_at timestamp with time zone,
    article_id bigint NOT NULL,
    has_own_headline boolean NOT NULL,
    kept jsonb NOT NULL,
    created_by_id integer,
    is_unread boolean NOT NULL,
    clauses jsonb,
    read_roughly character varying(200) NOT NULL,
    charset character varying(40) NOT NULL,
    charset_basis character varying(8) NOT NULL,
    edits jsonb,
    seen_at timestamp with time zone,
    original_part character varying(500) NOT NULL,
    original_id bigint,
    garbled jsonb NOT NULL,
    is_mended boolean NOT NULL,
    cut_short character varying(300) NOT NULL,
    entries jsonb NOT NULL,
    known_as character varying(2000)[] NOT NULL,
    letter jsonb,
    read_from character varying(64) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT articles_revision_number_check CHECK ((number >= 0)),
    CONSTRAINT revision_has_raw CHECK ((NOT (raw = ''::text)))
);
ALTER TABLE public.articles_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_savedsearch (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    query character varying(2000) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id integer NOT NULL,
    CONSTRAINT saved_search_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT saved_search_has_a_query CHECK ((NOT ((query)::text = ''::text)))
);
ALTER TABLE public.articles_savedsearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_savedsearch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_searchentry (
    article_id bigint NOT NULL,
    words tsvector NOT NULL
);
CREATE TABLE public.articles_settlement (
    id bigint NOT NULL,
    version integer NOT NULL,
    how character varying(300) NOT NULL,
    settled_at timestamp with time zone NOT NULL,
    by_id integer NOT NULL,
    claim_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_settlement_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_settlement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_settlement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_settlementevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    how character varying(300) NOT NULL,
    settled_at timestamp with time zone NOT NULL,
    by_id integer NOT NULL,
    claim_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_settlementevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_settlementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_settlementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_signature (
    article_id bigint NOT NULL,
    index_terms character varying(100)[] NOT NULL,
    weights jsonb NOT NULL,
    published_on date
);
CREATE TABLE public.articles_signsleft (
    id bigint NOT NULL,
    version integer NOT NULL,
    left_at timestamp with time zone NOT NULL,
    by_id integer NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_signsleft_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_signsleft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_signsleft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_signsleftevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    left_at timestamp with time zone NOT NULL,
    by_id integer NOT NULL,
    pgh_obj_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_signsleftevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_signsleftevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_signsleftevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_silence (
    id bigint NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    state character varying(10) NOT NULL,
    article_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    CONSTRAINT articles_silence_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_silence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_silence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_silenceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    state character varying(10) NOT NULL,
    article_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    pgh_context jsonb,
    CONSTRAINT articles_silenceevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_silenceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_silenceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_site (
    id bigint NOT NULL,
    name character varying(300) NOT NULL,
    free_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    robots text NOT NULL,
    robots_at timestamp with time zone
);
ALTER TABLE public.articles_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_smallmodel (
    id bigint NOT NULL,
    version integer NOT NULL,
    name character varying(20) NOT NULL,
    is_automatic boolean NOT NULL,
    in_use_id bigint,
    CONSTRAINT articles_smallmodel_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_smallmodel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_smallmodel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_smallmodelevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    name character varying(20) NOT NULL,
    is_automatic boolean NOT NULL,
    in_use_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT articles_smallmodelevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_smallmodelevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_smallmodelevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_story (
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    slug character varying(100) NOT NULL,
    note text NOT NULL,
    is_sample boolean NOT NULL,
    latest_at timestamp with time zone,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id integer,
    merged_into_id bigint,
    read_roughly text NOT NULL,
    model_use character varying(8) NOT NULL,
    stage character varying(8) DEFAULT 'open'::character varying NOT NULL,
    only_for integer[],
    CONSTRAINT articles_story_version_check CHECK ((version >= 0)),
    CONSTRAINT story_has_a_title CHECK ((NOT ((title)::text = ''::text))),
    CONSTRAINT story_is_for_somebody CHECK (((only_for IS NULL) OR (
CASE
    WHEN (only_for IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(only_for, 1), 0)
END > 0))),
    CONSTRAINT story_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))
);
ALTER TABLE public.articles_story ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_story_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_storyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    slug character varying(100) NOT NULL,
    note text NOT NULL,
    is_sample boolean NOT NULL,
    latest_at timestamp with time zone,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id integer,
    merged_into_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    pgh_context jsonb,
    read_roughly text NOT NULL,
    model_use character varying(8) NOT NULL,
    stage character varying(8) DEFAULT 'open'::character varying NOT NULL,
    only_for integer[],
    CONSTRAINT articles_storyevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_storyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_storyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_storyreading (
    story_id bigint NOT NULL,
    token uuid NOT NULL,
    last_sign_at timestamp with time zone NOT NULL,
    is_asked_again boolean NOT NULL
);
CREATE TABLE public.articles_utterance (
    id bigint NOT NULL,
    story_id bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT articles_utterance_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_utterance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_utterance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_utteranceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    version integer NOT NULL,
    pgh_obj_id bigint NOT NULL,
    story_id bigint NOT NULL,
    CONSTRAINT articles_utteranceevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.articles_utteranceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_utteranceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_watch (
    article_id bigint NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    problem character varying(500) NOT NULL,
    gone_at timestamp with time zone
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_user (
    id integer NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);
CREATE TABLE public.auth_user_groups (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.auth_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.auth_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_user_user_permissions (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);
ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);
ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);
ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id integer NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);
ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.entities_alias (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    text character varying(200) NOT NULL,
    key character varying(400) GENERATED ALWAYS AS (public.fold_name((text)::text)) STORED,
    created_by_id integer,
    decided_by_id integer,
    entity_id bigint NOT NULL,
    CONSTRAINT alias_has_a_text CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT entities_alias_version_check CHECK ((version >= 0))
);
ALTER TABLE public.entities_alias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_alias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.entities_aliasevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    text character varying(200) NOT NULL,
    key character varying(400) GENERATED ALWAYS AS (public.fold_name((text)::text)) STORED,
    created_by_id integer,
    decided_by_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    entity_id bigint NOT NULL,
    pgh_context jsonb,
    CONSTRAINT entities_aliasevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.entities_aliasevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_aliasevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.entities_entity (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    name character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    wikidata_id character varying(20) NOT NULL,
    note text NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    merged_into_id bigint,
    CONSTRAINT entities_entity_version_check CHECK ((version >= 0)),
    CONSTRAINT entity_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT entity_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))
);
ALTER TABLE public.entities_entity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_entity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.entities_entityevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    name character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    wikidata_id character varying(20) NOT NULL,
    note text NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    merged_into_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    pgh_context jsonb,
    CONSTRAINT entities_entityevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.entities_entityevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_entityevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.entities_event (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    label character varying(300) NOT NULL,
    first_day date,
    last_day date,
    date_text character varying(100) NOT NULL,
    "precision" character varying(10) NOT NULL,
    status character varying(10) NOT NULL,
    note text NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    merged_into_id bigint,
    place_id bigint,
    CONSTRAINT entities_event_version_check CHECK ((version >= 0)),
    CONSTRAINT event_days_in_order CHECK ((((first_day IS NULL) AND (last_day IS NULL)) OR (first_day <= last_day))),
    CONSTRAINT event_has_a_label CHECK ((NOT ((label)::text = ''::text))),
    CONSTRAINT event_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL))))),
    CONSTRAINT event_precision_needs_a_day CHECK (((("precision")::text = 'unresolved'::text) OR (first_day IS NOT NULL)))
);
ALTER TABLE public.entities_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.entities_event_participants (
    id bigint NOT NULL,
    event_id bigint NOT NULL,
    entity_id bigint NOT NULL
);
ALTER TABLE public.entities_event_participants ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_event_participants_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.entities_eventevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    score double precision,
    why character varying(500) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    label character varying(300) NOT NULL,
    first_day date,
    last_day date,
    date_text character varying(100) NOT NULL,
    "precision" character varying(10) NOT NULL,
    status character varying(10) NOT NULL,
    note text NOT NULL,
    created_by_id integer,
    decided_by_id integer,
    merged_into_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    place_id bigint,
    pgh_context jsonb,
    CONSTRAINT entities_eventevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.entities_eventevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_eventevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.entities_eventparticipantevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    entity_id bigint NOT NULL,
    event_id bigint NOT NULL
);
ALTER TABLE public.entities_eventparticipantevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_eventparticipantevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.newsroom_accountevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id integer NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_active boolean NOT NULL,
    is_staff boolean NOT NULL,
    is_superuser boolean NOT NULL,
    pgh_obj_id integer NOT NULL
);
ALTER TABLE public.newsroom_accountevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.newsroom_accountevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.newsroom_bulkact (
    id bigint NOT NULL,
    what character varying(10) NOT NULL,
    model character varying(100) NOT NULL,
    target bigint,
    target_words character varying(500) NOT NULL,
    is_target_new boolean NOT NULL,
    back character varying(500) NOT NULL,
    is_over_others boolean NOT NULL,
    number uuid NOT NULL,
    state character varying(10) NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    "left" integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_sign_at timestamp with time zone NOT NULL,
    by_id integer NOT NULL,
    takes_back_id bigint,
    CONSTRAINT newsroom_bulkact_done_check CHECK ((done >= 0)),
    CONSTRAINT newsroom_bulkact_left_check CHECK (("left" >= 0)),
    CONSTRAINT newsroom_bulkact_total_check CHECK ((total >= 0))
);
ALTER TABLE public.newsroom_bulkact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.newsroom_bulkact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.newsroom_bulkrow (
    id bigint NOT NULL,
    model character varying(100) NOT NULL,
    key bigint NOT NULL,
    version integer NOT NULL,
    state character varying(10) NOT NULL,
    why character varying(300) NOT NULL,
    act_id bigint NOT NULL,
    CONSTRAINT newsroom_bulkrow_version_check CHECK ((version >= 0))
);
ALTER TABLE public.newsroom_bulkrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.newsroom_bulkrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.newsroom_groupevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id integer NOT NULL,
    name character varying(150) NOT NULL,
    pgh_obj_id integer NOT NULL
);
ALTER TABLE public.newsroom_groupevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.newsroom_groupevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.newsroom_permissionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.newsroom_permissionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.newsroom_permissionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.newsroom_roleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id integer NOT NULL,
    group_id integer NOT NULL,
    user_id integer NOT NULL
);
ALTER TABLE public.newsroom_roleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.newsroom_roleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
INSERT INTO public.articles_smallmodel VALUES (1, 0, 'rows', true, NULL);
INSERT INTO public.articles_smallmodel VALUES (2, 0, 'chances', true, NULL);
INSERT INTO public.articles_smallmodel VALUES (3, 0, 'later chances', true, NULL);
INSERT INTO public.articles_smallmodel VALUES (4, 0, 'stance', true, NULL);
INSERT INTO public.articles_smallmodel VALUES (5, 0, 'names', true, NULL);
INSERT INTO public.auth_group VALUES (1, 'journalist');
INSERT INTO public.auth_group VALUES (2, 'editor');
INSERT INTO public.auth_group VALUES (3, 'admin');
INSERT INTO public.auth_group_permissions VALUES (1, 1, 53);
INSERT INTO public.auth_group_permissions VALUES (2, 2, 53);
INSERT INTO public.auth_group_permissions VALUES (3, 2, 54);
INSERT INTO public.auth_group_permissions VALUES (4, 3, 53);
INSERT INTO public.auth_group_permissions VALUES (5, 3, 54);
INSERT INTO public.auth_group_permissions VALUES (6, 3, 1);
INSERT INTO public.auth_group_permissions VALUES (7, 3, 2);
INSERT INTO public.auth_group_permissions VALUES (8, 3, 3);
INSERT INTO public.auth_group_permissions VALUES (9, 3, 4);
INSERT INTO public.auth_group_permissions VALUES (10, 3, 5);
INSERT INTO public.auth_group_permissions VALUES (11, 3, 6);
INSERT INTO public.auth_group_permissions VALUES (12, 3, 7);
INSERT INTO public.auth_group_permissions VALUES (13, 3, 8);
INSERT INTO public.auth_group_permissions VALUES (14, 3, 9);
INSERT INTO public.auth_group_permissions VALUES (15, 3, 10);
INSERT INTO public.auth_group_permissions VALUES (16, 3, 11);
INSERT INTO public.auth_group_permissions VALUES (17, 3, 12);
INSERT INTO public.auth_group_permissions VALUES (18, 3, 13);
INSERT INTO public.auth_group_permissions VALUES (19, 3, 14);
INSERT INTO public.auth_group_permissions VALUES (20, 3, 15);
INSERT INTO public.auth_group_permissions VALUES (21, 3, 16);
INSERT INTO public.auth_group_permissions VALUES (22, 3, 17);
INSERT INTO public.auth_group_permissions VALUES (23, 3, 18);
INSERT INTO public.auth_group_permissions VALUES (24, 3, 19);
INSERT INTO public.auth_group_permissions VALUES (25, 3, 20);
INSERT INTO public.auth_group_permissions VALUES (26, 3, 21);
INSERT INTO public.auth_group_permissions VALUES (27, 3, 22);
INSERT INTO public.auth_group_permissions VALUES (28, 3, 23);
INSERT INTO public.auth_group_permissions VALUES (29, 3, 24);
INSERT INTO public.auth_group_permissions VALUES (30, 3, 25);
INSERT INTO public.auth_group_permissions VALUES (31, 3, 26);
INSERT INTO public.auth_group_permissions VALUES (32, 3, 27);
INSERT INTO public.auth_group_permissions VALUES (33, 3, 28);
INSERT INTO public.auth_group_permissions VALUES (34, 3, 29);
INSERT INTO public.auth_group_permissions VALUES (35, 3, 30);
INSERT INTO public.auth_group_permissions VALUES (36, 3, 31);
INSERT INTO public.auth_group_permissions VALUES (37, 3, 32);
INSERT INTO public.auth_group_permissions VALUES (38, 3, 33);
INSERT INTO public.auth_group_permissions VALUES (39, 3, 34);
INSERT INTO public.auth_group_permissions VALUES (40, 3, 35);
INSERT INTO public.auth_group_permissions VALUES (41, 3, 36);
INSERT INTO public.auth_group_permissions VALUES (42, 3, 37);
INSERT INTO public.auth_group_permissions VALUES (43, 3, 38);
INSERT INTO public.auth_group_permissions VALUES (44, 3, 39);
INSERT INTO public.auth_group_permissions VALUES (45, 3, 40);
INSERT INTO public.auth_group_permissions VALUES (46, 3, 41);
INSERT INTO public.auth_group_permissions VALUES (47, 3, 42);
INSERT INTO public.auth_group_permissions VALUES (48, 3, 43);
INSERT INTO public.auth_group_permissions VALUES (49, 3, 44);
INSERT INTO public.auth_group_permissions VALUES (50, 3, 45);
INSERT INTO public.auth_group_permissions VALUES (51, 3, 46);
INSERT INTO public.auth_group_permissions VALUES (52, 3, 47);
INSERT INTO public.auth_group_permissions VALUES (53, 3, 48);
INSERT INTO public.auth_group_permissions VALUES (54, 3, 49);
INSERT INTO public.auth_group_permissions VALUES (55, 3, 50);
INSERT INTO public.auth_group_permissions VALUES (56, 3, 51);
INSERT INTO public.auth_group_permissions VALUES (57, 3, 52);
INSERT INTO public.auth_group_permissions VALUES (60, 3, 55);
INSERT INTO public.auth_group_permissions VALUES (61, 3, 56);
INSERT INTO public.auth_group_permissions VALUES (62, 3, 57);
INSERT INTO public.auth_group_permissions VALUES (63, 3, 58);
INSERT INTO public.auth_group_permissions VALUES (64, 3, 59);
INSERT INTO public.auth_group_permissions VALUES (65, 3, 60);
INSERT INTO public.auth_group_permissions VALUES (66, 3, 61);
INSERT INTO public.auth_group_permissions VALUES (67, 3, 62);
INSERT INTO public.auth_group_permissions VALUES (68, 3, 63);
INSERT INTO public.auth_group_permissions VALUES (69, 3, 64);
INSERT INTO public.auth_group_permissions VALUES (70, 3, 65);
INSERT INTO public.auth_group_permissions VALUES (71, 3, 66);
INSERT INTO public.auth_group_permissions VALUES (72, 3, 67);
INSERT INTO public.auth_group_permissions VALUES (73, 3, 68);
INSERT INTO public.auth_group_permissions VALUES (74, 3, 69);
INSERT INTO public.auth_group_permissions VALUES (75, 3, 70);
INSERT INTO public.auth_group_permissions VALUES (76, 3, 71);
INSERT INTO public.auth_group_permissions VALUES (77, 3, 72);
INSERT INTO public.auth_group_permissions VALUES (78, 3, 73);
INSERT INTO public.auth_group_permissions VALUES (79, 3, 74);
INSERT INTO public.auth_group_permissions VALUES (80, 3, 75);
INSERT INTO public.auth_group_permissions VALUES (81, 3, 76);
INSERT INTO public.auth_group_permissions VALUES (82, 3, 77);
INSERT INTO public.auth_group_permissions VALUES (83, 3, 78);
INSERT INTO public.auth_group_permissions VALUES (84, 3, 79);
INSERT INTO public.auth_group_permissions VALUES (85, 3, 80);
INSERT INTO public.auth_group_permissions VALUES (86, 3, 81);
INSERT INTO public.auth_group_permissions VALUES (87, 3, 82);
INSERT INTO public.auth_group_permissions VALUES (88, 3, 83);
INSERT INTO public.auth_group_permissions VALUES (89, 3, 84);
INSERT INTO public.auth_group_permissions VALUES (90, 3, 85);
INSERT INTO public.auth_group_permissions VALUES (91, 3, 86);
INSERT INTO public.auth_group_permissions VALUES (92, 3, 87);
INSERT INTO public.auth_group_permissions VALUES (93, 3, 88);
INSERT INTO public.auth_group_permissions VALUES (94, 3, 89);
INSERT INTO public.auth_group_permissions VALUES (95, 3, 90);
INSERT INTO public.auth_group_permissions VALUES (96, 3, 91);
INSERT INTO public.auth_group_permissions VALUES (97, 3, 92);
INSERT INTO public.auth_group_permissions VALUES (98, 3, 93);
INSERT INTO public.auth_group_permissions VALUES (99, 3, 94);
INSERT INTO public.auth_group_permissions VALUES (100, 3, 95);
INSERT INTO public.auth_group_permissions VALUES (101, 3, 96);
INSERT INTO public.auth_group_permissions VALUES (102, 3, 97);
INSERT INTO public.auth_group_permissions VALUES (103, 3, 98);
INSERT INTO public.auth_group_permissions VALUES (104, 3, 99);
INSERT INTO public.auth_group_permissions VALUES (105, 3, 100);
INSERT INTO public.auth_group_permissions VALUES (106, 3, 101);
INSERT INTO public.auth_group_permissions VALUES (107, 3, 102);
INSERT INTO public.auth_group_permissions VALUES (108, 3, 103);
INSERT INTO public.auth_group_permissions VALUES (109, 3, 104);
INSERT INTO public.auth_group_permissions VALUES (110, 3, 105);
INSERT INTO public.auth_group_permissions VALUES (111, 3, 106);
INSERT INTO public.auth_group_permissions VALUES (112, 3, 107);
INSERT INTO public.auth_group_permissions VALUES (113, 3, 108);
INSERT INTO public.auth_group_permissions VALUES (114, 3, 109);
INSERT INTO public.auth_group_permissions VALUES (115, 3, 110);
INSERT INTO public.auth_group_permissions VALUES (116, 3, 111);
INSERT INTO public.auth_group_permissions VALUES (117, 3, 112);
INSERT INTO public.auth_group_permissions VALUES (118, 3, 113);
INSERT INTO public.auth_group_permissions VALUES (119, 3, 114);
INSERT INTO public.auth_group_permissions VALUES (120, 3, 115);
INSERT INTO public.auth_group_permissions VALUES (121, 3, 116);
INSERT INTO public.auth_group_permissions VALUES (122, 3, 117);
INSERT INTO public.auth_group_permissions VALUES (123, 3, 118);
INSERT INTO public.auth_group_permissions VALUES (124, 3, 119);
INSERT INTO public.auth_group_permissions VALUES (125, 3, 120);
INSERT INTO public.auth_group_permissions VALUES (126, 3, 121);
INSERT INTO public.auth_group_permissions VALUES (127, 3, 122);
INSERT INTO public.auth_group_permissions VALUES (128, 3, 123);
INSERT INTO public.auth_group_permissions VALUES (129, 3, 124);
INSERT INTO public.auth_group_permissions VALUES (130, 3, 125);
INSERT INTO public.auth_group_permissions VALUES (131, 3, 126);
INSERT INTO public.auth_group_permissions VALUES (132, 3, 127);
INSERT INTO public.auth_group_permissions VALUES (133, 3, 128);
INSERT INTO public.auth_group_permissions VALUES (134, 3, 129);
INSERT INTO public.auth_group_permissions VALUES (135, 3, 130);
INSERT INTO public.auth_group_permissions VALUES (136, 3, 131);
INSERT INTO public.auth_group_permissions VALUES (137, 3, 132);
INSERT INTO public.auth_group_permissions VALUES (138, 3, 133);
INSERT INTO public.auth_group_permissions VALUES (139, 3, 134);
INSERT INTO public.auth_group_permissions VALUES (140, 3, 135);
INSERT INTO public.auth_group_permissions VALUES (141, 3, 136);
INSERT INTO public.auth_group_permissions VALUES (142, 3, 137);
INSERT INTO public.auth_group_permissions VALUES (143, 3, 138);
INSERT INTO public.auth_group_permissions VALUES (144, 3, 139);
INSERT INTO public.auth_group_permissions VALUES (145, 3, 140);
INSERT INTO public.auth_group_permissions VALUES (146, 3, 141);
INSERT INTO public.auth_group_permissions VALUES (147, 3, 142);
INSERT INTO public.auth_group_permissions VALUES (148, 3, 143);
INSERT INTO public.auth_group_permissions VALUES (149, 3, 144);
INSERT INTO public.auth_group_permissions VALUES (150, 3, 145);
INSERT INTO public.auth_group_permissions VALUES (151, 3, 146);
INSERT INTO public.auth_group_permissions VALUES (152, 3, 147);
INSERT INTO public.auth_group_permissions VALUES (153, 3, 148);
INSERT INTO public.auth_group_permissions VALUES (154, 3, 149);
INSERT INTO public.auth_group_permissions VALUES (155, 3, 150);
INSERT INTO public.auth_group_permissions VALUES (156, 3, 151);
INSERT INTO public.auth_group_permissions VALUES (157, 3, 152);
INSERT INTO public.auth_group_permissions VALUES (158, 3, 153);
INSERT INTO public.auth_group_permissions VALUES (159, 3, 154);
INSERT INTO public.auth_group_permissions VALUES (160, 3, 155);
INSERT INTO public.auth_group_permissions VALUES (161, 3, 156);
INSERT INTO public.auth_group_permissions VALUES (162, 3, 157);
INSERT INTO public.auth_group_permissions VALUES (163, 3, 158);
INSERT INTO public.auth_group_permissions VALUES (164, 3, 159);
INSERT INTO public.auth_group_permissions VALUES (165, 3, 160);
INSERT INTO public.auth_group_permissions VALUES (166, 3, 161);
INSERT INTO public.auth_group_permissions VALUES (167, 3, 162);
INSERT INTO public.auth_group_permissions VALUES (168, 3, 163);
INSERT INTO public.auth_group_permissions VALUES (169, 3, 164);
INSERT INTO public.auth_group_permissions VALUES (170, 3, 165);
INSERT INTO public.auth_group_permissions VALUES (171, 3, 166);
INSERT INTO public.auth_group_permissions VALUES (172, 3, 167);
INSERT INTO public.auth_group_permissions VALUES (173, 3, 168);
INSERT INTO public.auth_group_permissions VALUES (174, 3, 169);
INSERT INTO public.auth_group_permissions VALUES (175, 3, 170);
INSERT INTO public.auth_group_permissions VALUES (176, 3, 171);
INSERT INTO public.auth_group_permissions VALUES (177, 3, 172);
INSERT INTO public.auth_group_permissions VALUES (178, 3, 173);
INSERT INTO public.auth_group_permissions VALUES (179, 3, 174);
INSERT INTO public.auth_group_permissions VALUES (180, 3, 175);
INSERT INTO public.auth_group_permissions VALUES (181, 3, 176);
INSERT INTO public.auth_group_permissions VALUES (182, 3, 177);
INSERT INTO public.auth_group_permissions VALUES (183, 3, 178);
INSERT INTO public.auth_group_permissions VALUES (184, 3, 179);
INSERT INTO public.auth_group_permissions VALUES (185, 3, 180);
INSERT INTO public.auth_group_permissions VALUES (186, 3, 181);
INSERT INTO public.auth_group_permissions VALUES (187, 3, 182);
INSERT INTO public.auth_group_permissions VALUES (188, 3, 183);
INSERT INTO public.auth_group_permissions VALUES (189, 3, 184);
INSERT INTO public.auth_group_permissions VALUES (190, 3, 185);
INSERT INTO public.auth_group_permissions VALUES (191, 3, 186);
INSERT INTO public.auth_group_permissions VALUES (192, 3, 187);
INSERT INTO public.auth_group_permissions VALUES (193, 3, 188);
INSERT INTO public.auth_group_permissions VALUES (194, 3, 189);
INSERT INTO public.auth_group_permissions VALUES (195, 3, 190);
INSERT INTO public.auth_group_permissions VALUES (196, 3, 191);
INSERT INTO public.auth_group_permissions VALUES (197, 3, 192);
INSERT INTO public.auth_group_permissions VALUES (198, 3, 193);
INSERT INTO public.auth_group_permissions VALUES (199, 3, 194);
INSERT INTO public.auth_group_permissions VALUES (200, 3, 195);
INSERT INTO public.auth_group_permissions VALUES (201, 3, 196);
INSERT INTO public.auth_group_permissions VALUES (202, 3, 197);
INSERT INTO public.auth_group_permissions VALUES (203, 3, 198);
INSERT INTO public.auth_group_permissions VALUES (204, 3, 199);
INSERT INTO public.auth_group_permissions VALUES (205, 3, 200);
INSERT INTO public.auth_group_permissions VALUES (206, 3, 201);
INSERT INTO public.auth_group_permissions VALUES (207, 3, 202);
INSERT INTO public.auth_group_permissions VALUES (208, 3, 203);
INSERT INTO public.auth_group_permissions VALUES (209, 3, 204);
INSERT INTO public.auth_group_permissions VALUES (210, 3, 205);
INSERT INTO public.auth_group_permissions VALUES (211, 3, 206);
INSERT INTO public.auth_group_permissions VALUES (212, 3, 207);
INSERT INTO public.auth_group_permissions VALUES (213, 3, 208);
INSERT INTO public.auth_group_permissions VALUES (214, 3, 209);
INSERT INTO public.auth_group_permissions VALUES (215, 3, 210);
INSERT INTO public.auth_group_permissions VALUES (216, 3, 211);
INSERT INTO public.auth_group_permissions VALUES (217, 3, 212);
INSERT INTO public.auth_group_permissions VALUES (218, 3, 213);
INSERT INTO public.auth_group_permissions VALUES (219, 3, 214);
INSERT INTO public.auth_group_permissions VALUES (220, 3, 215);
INSERT INTO public.auth_group_permissions VALUES (221, 3, 216);
INSERT INTO public.auth_group_permissions VALUES (222, 3, 217);
INSERT INTO public.auth_group_permissions VALUES (223, 3, 218);
INSERT INTO public.auth_group_permissions VALUES (224, 3, 219);
INSERT INTO public.auth_group_permissions VALUES (225, 3, 220);
INSERT INTO public.auth_group_permissions VALUES (226, 3, 221);
INSERT INTO public.auth_group_permissions VALUES (227, 3, 222);
INSERT INTO public.auth_group_permissions VALUES (228, 3, 223);
INSERT INTO public.auth_group_permissions VALUES (229, 3, 224);
INSERT INTO public.auth_group_permissions VALUES (230, 3, 225);
INSERT INTO public.auth_group_permissions VALUES (231, 3, 226);
INSERT INTO public.auth_group_permissions VALUES (232, 3, 227);
INSERT INTO public.auth_group_permissions VALUES (233, 3, 228);
INSERT INTO public.auth_group_permissions VALUES (234, 3, 229);
INSERT INTO public.auth_group_permissions VALUES (235, 3, 230);
INSERT INTO public.auth_group_permissions VALUES (236, 3, 231);
INSERT INTO public.auth_group_permissions VALUES (237, 3, 232);
INSERT INTO public.auth_group_permissions VALUES (238, 3, 233);
INSERT INTO public.auth_group_permissions VALUES (239, 3, 234);
INSERT INTO public.auth_group_permissions VALUES (240, 3, 235);
INSERT INTO public.auth_group_permissions VALUES (241, 3, 236);
INSERT INTO public.auth_group_permissions VALUES (242, 3, 237);
INSERT INTO public.auth_group_permissions VALUES (243, 3, 238);
INSERT INTO public.auth_group_permissions VALUES (244, 3, 239);
INSERT INTO public.auth_group_permissions VALUES (245, 3, 240);
INSERT INTO public.auth_group_permissions VALUES (246, 3, 241);
INSERT INTO public.auth_group_permissions VALUES (247, 3, 242);
INSERT INTO public.auth_group_permissions VALUES (248, 3, 243);
INSERT INTO public.auth_group_permissions VALUES (249, 3, 244);
INSERT INTO public.auth_group_permissions VALUES (250, 3, 245);
INSERT INTO public.auth_group_permissions VALUES (251, 3, 246);
INSERT INTO public.auth_group_permissions VALUES (252, 3, 247);
INSERT INTO public.auth_group_permissions VALUES (253, 3, 248);
INSERT INTO public.auth_group_permissions VALUES (254, 3, 249);
INSERT INTO public.auth_group_permissions VALUES (255, 3, 250);
INSERT INTO public.auth_group_permissions VALUES (256, 3, 251);
INSERT INTO public.auth_group_permissions VALUES (257, 3, 252);
INSERT INTO public.auth_group_permissions VALUES (258, 3, 253);
INSERT INTO public.auth_group_permissions VALUES (259, 3, 254);
INSERT INTO public.auth_group_permissions VALUES (260, 3, 255);
INSERT INTO public.auth_group_permissions VALUES (261, 3, 256);
INSERT INTO public.auth_group_permissions VALUES (262, 3, 257);
INSERT INTO public.auth_group_permissions VALUES (263, 3, 258);
INSERT INTO public.auth_group_permissions VALUES (264, 3, 259);
INSERT INTO public.auth_group_permissions VALUES (265, 3, 260);
INSERT INTO public.auth_group_permissions VALUES (266, 3, 261);
INSERT INTO public.auth_group_permissions VALUES (267, 3, 262);
INSERT INTO public.auth_group_permissions VALUES (268, 3, 263);
INSERT INTO public.auth_group_permissions VALUES (269, 3, 264);
INSERT INTO public.auth_group_permissions VALUES (270, 3, 265);
INSERT INTO public.auth_group_permissions VALUES (271, 3, 266);
INSERT INTO public.auth_group_permissions VALUES (272, 3, 267);
INSERT INTO public.auth_group_permissions VALUES (273, 3, 268);
INSERT INTO public.auth_group_permissions VALUES (274, 3, 269);
INSERT INTO public.auth_group_permissions VALUES (275, 3, 270);
INSERT INTO public.auth_group_permissions VALUES (276, 3, 271);
INSERT INTO public.auth_group_permissions VALUES (277, 3, 272);
INSERT INTO public.auth_group_permissions VALUES (278, 3, 273);
INSERT INTO public.auth_group_permissions VALUES (279, 3, 274);
INSERT INTO public.auth_group_permissions VALUES (280, 3, 275);
INSERT INTO public.auth_group_permissions VALUES (281, 3, 276);
INSERT INTO public.auth_group_permissions VALUES (282, 3, 277);
INSERT INTO public.auth_group_permissions VALUES (283, 3, 278);
INSERT INTO public.auth_group_permissions VALUES (284, 3, 279);
INSERT INTO public.auth_group_permissions VALUES (285, 3, 280);
INSERT INTO public.auth_group_permissions VALUES (286, 3, 281);
INSERT INTO public.auth_group_permissions VALUES (287, 3, 282);
INSERT INTO public.auth_group_permissions VALUES (288, 3, 283);
INSERT INTO public.auth_group_permissions VALUES (289, 3, 284);
INSERT INTO public.auth_group_permissions VALUES (290, 3, 285);
INSERT INTO public.auth_group_permissions VALUES (291, 3, 286);
INSERT INTO public.auth_group_permissions VALUES (292, 3, 287);
INSERT INTO public.auth_group_permissions VALUES (293, 3, 288);
INSERT INTO public.auth_group_permissions VALUES (294, 3, 289);
INSERT INTO public.auth_group_permissions VALUES (295, 3, 290);
INSERT INTO public.auth_group_permissions VALUES (296, 3, 291);
INSERT INTO public.auth_group_permissions VALUES (297, 3, 292);
INSERT INTO public.auth_group_permissions VALUES (298, 3, 293);
INSERT INTO public.auth_group_permissions VALUES (299, 3, 294);
INSERT INTO public.auth_group_permissions VALUES (300, 3, 295);
INSERT INTO public.auth_group_permissions VALUES (301, 3, 296);
INSERT INTO public.auth_group_permissions VALUES (302, 3, 297);
INSERT INTO public.auth_group_permissions VALUES (303, 3, 298);
INSERT INTO public.auth_group_permissions VALUES (304, 3, 299);
INSERT INTO public.auth_group_permissions VALUES (305, 3, 300);
INSERT INTO public.auth_group_permissions VALUES (306, 3, 301);
INSERT INTO public.auth_group_permissions VALUES (307, 3, 302);
INSERT INTO public.auth_group_permissions VALUES (308, 3, 303);
INSERT INTO public.auth_group_permissions VALUES (309, 3, 304);
INSERT INTO public.auth_group_permissions VALUES (310, 3, 305);
INSERT INTO public.auth_group_permissions VALUES (311, 3, 306);
INSERT INTO public.auth_group_permissions VALUES (312, 3, 307);
INSERT INTO public.auth_group_permissions VALUES (313, 3, 308);
INSERT INTO public.auth_group_permissions VALUES (314, 3, 309);
INSERT INTO public.auth_group_permissions VALUES (315, 3, 310);
INSERT INTO public.auth_group_permissions VALUES (316, 3, 311);
INSERT INTO public.auth_group_permissions VALUES (317, 3, 312);
INSERT INTO public.auth_group_permissions VALUES (318, 3, 313);
INSERT INTO public.auth_group_permissions VALUES (319, 3, 314);
INSERT INTO public.auth_group_permissions VALUES (320, 3, 315);
INSERT INTO public.auth_group_permissions VALUES (321, 3, 316);
INSERT INTO public.auth_group_permissions VALUES (322, 3, 317);
INSERT INTO public.auth_group_permissions VALUES (323, 3, 318);
INSERT INTO public.auth_group_permissions VALUES (324, 3, 319);
INSERT INTO public.auth_group_permissions VALUES (325, 3, 320);
INSERT INTO public.auth_group_permissions VALUES (326, 3, 321);
INSERT INTO public.auth_group_permissions VALUES (327, 3, 322);
INSERT INTO public.auth_group_permissions VALUES (328, 3, 323);
INSERT INTO public.auth_group_permissions VALUES (329, 3, 324);
INSERT INTO public.auth_group_permissions VALUES (330, 3, 325);
INSERT INTO public.auth_group_permissions VALUES (331, 3, 326);
INSERT INTO public.auth_group_permissions VALUES (332, 3, 327);
INSERT INTO public.auth_group_permissions VALUES (333, 3, 328);
INSERT INTO public.auth_group_permissions VALUES (334, 3, 329);
INSERT INTO public.auth_group_permissions VALUES (335, 3, 330);
INSERT INTO public.auth_group_permissions VALUES (336, 3, 331);
INSERT INTO public.auth_group_permissions VALUES (337, 3, 332);
INSERT INTO public.auth_group_permissions VALUES (338, 3, 333);
INSERT INTO public.auth_group_permissions VALUES (339, 3, 334);
INSERT INTO public.auth_group_permissions VALUES (340, 3, 335);
INSERT INTO public.auth_group_permissions VALUES (341, 3, 336);
INSERT INTO public.auth_group_permissions VALUES (342, 3, 337);
INSERT INTO public.auth_group_permissions VALUES (343, 3, 338);
INSERT INTO public.auth_group_permissions VALUES (734, 3, 346);
INSERT INTO public.auth_group_permissions VALUES (735, 3, 347);
INSERT INTO public.auth_group_permissions VALUES (736, 3, 348);
INSERT INTO public.auth_group_permissions VALUES (737, 3, 350);
INSERT INTO public.auth_permission VALUES (1, 'Can add entity', 1, 'add_entity');
INSERT INTO public.auth_permission VALUES (2, 'Can change entity', 1, 'change_entity');
INSERT INTO public.auth_permission VALUES (3, 'Can delete entity', 1, 'delete_entity');
INSERT INTO public.auth_permission VALUES (4, 'Can view entity', 1, 'view_entity');
INSERT INTO public.auth_permission VALUES (5, 'Can add entity event', 2, 'add_entityevent');
INSERT INTO public.auth_permission VALUES (6, 'Can change entity event', 2, 'change_entityevent');
INSERT INTO public.auth_permission VALUES (7, 'Can delete entity event', 2, 'delete_entityevent');
INSERT INTO public.auth_permission VALUES (8, 'Can view entity event', 2, 'view_entityevent');
INSERT INTO public.auth_permission VALUES (9, 'Can add alias', 3, 'add_alias');
INSERT INTO public.auth_permission VALUES (10, 'Can change alias', 3, 'change_alias');
INSERT INTO public.auth_permission VALUES (11, 'Can delete alias', 3, 'delete_alias');
INSERT INTO public.auth_permission VALUES (12, 'Can view alias', 3, 'view_alias');
INSERT INTO public.auth_permission VALUES (13, 'Can add alias event', 4, 'add_aliasevent');
INSERT INTO public.auth_permission VALUES (14, 'Can change alias event', 4, 'change_aliasevent');
INSERT INTO public.auth_permission VALUES (15, 'Can delete alias event', 4, 'delete_aliasevent');
INSERT INTO public.auth_permission VALUES (16, 'Can view alias event', 4, 'view_aliasevent');
INSERT INTO public.auth_permission VALUES (17, 'Can add event', 5, 'add_event');
INSERT INTO public.auth_permission VALUES (18, 'Can change event', 5, 'change_event');
INSERT INTO public.auth_permission VALUES (19, 'Can delete event', 5, 'delete_event');
INSERT INTO public.auth_permission VALUES (20, 'Can view event', 5, 'view_event');
INSERT INTO public.auth_permission VALUES (21, 'Can add event event', 6, 'add_eventevent');
INSERT INTO public.auth_permission VALUES (22, 'Can change event event', 6, 'change_eventevent');
INSERT INTO public.auth_permission VALUES (23, 'Can delete event event', 6, 'delete_eventevent');
INSERT INTO public.auth_permission VALUES (24, 'Can view event event', 6, 'view_eventevent');
INSERT INTO public.auth_permission VALUES (25, 'Can add event participant', 7, 'add_eventparticipant');
INSERT INTO public.auth_permission VALUES (26, 'Can change event participant', 7, 'change_eventparticipant');
INSERT INTO public.auth_permission VALUES (27, 'Can delete event participant', 7, 'delete_eventparticipant');
INSERT INTO public.auth_permission VALUES (28, 'Can view event participant', 7, 'view_eventparticipant');
INSERT INTO public.auth_permission VALUES (29, 'Can add event participant event', 8, 'add_eventparticipantevent');
INSERT INTO public.auth_permission VALUES (30, 'Can change event participant event', 8, 'change_eventparticipantevent');
INSERT INTO public.auth_permission VALUES (31, 'Can delete event participant event', 8, 'delete_eventparticipantevent');
INSERT INTO public.auth_permission VALUES (32, 'Can view event participant event', 8, 'view_eventparticipantevent');
INSERT INTO public.auth_permission VALUES (33, 'Can add outlet', 9, 'add_outlet');
INSERT INTO public.auth_permission VALUES (34, 'Can change outlet', 9, 'change_outlet');
INSERT INTO public.auth_permission VALUES (35, 'Can delete outlet', 9, 'delete_outlet');
INSERT INTO public.auth_permission VALUES (36, 'Can view outlet', 9, 'view_outlet');
INSERT INTO public.auth_permission VALUES (37, 'Can add outlet event', 10, 'add_outletevent');
INSERT INTO public.auth_permission VALUES (38, 'Can change outlet event', 10, 'change_outletevent');
INSERT INTO public.auth_permission VALUES (39, 'Can delete outlet event', 10, 'delete_outletevent');
INSERT INTO public.auth_permission VALUES (40, 'Can view outlet event', 10, 'view_outletevent');
INSERT INTO public.auth_permission VALUES (41, 'Can add article', 11, 'add_article');
INSERT INTO public.auth_permission VALUES (42, 'Can change article', 11, 'change_article');
INSERT INTO public.auth_permission VALUES (43, 'Can delete article', 11, 'delete_article');
INSERT INTO public.auth_permission VALUES (44, 'Can view article', 11, 'view_article');
INSERT INTO public.auth_permission VALUES (45, 'Can add article event', 12, 'add_articleevent');
INSERT INTO public.auth_permission VALUES (46, 'Can change article event', 12, 'change_articleevent');
INSERT INTO public.auth_permission VALUES (47, 'Can delete article event', 12, 'delete_articleevent');
INSERT INTO public.auth_permission VALUES (48, 'Can view article event', 12, 'view_articleevent');
INSERT INTO public.auth_permission VALUES (49, 'Can add story', 13, 'add_story');
INSERT INTO public.auth_permission VALUES (50, 'Can change story', 13, 'change_story');
INSERT INTO public.auth_permission VALUES (51, 'Can delete story', 13, 'delete_story');
INSERT INTO public.auth_permission VALUES (52, 'Can view story', 13, 'view_story');
INSERT INTO public.auth_permission VALUES (53, 'Can tag claims, take decisions and bring articles in', 13, 'tag');
INSERT INTO public.auth_permission VALUES (54, 'Can edit stories, merge and split them, and set a claim''s status', 13, 'curate');
INSERT INTO public.auth_permission VALUES (55, 'Can add story event', 14, 'add_storyevent');
INSERT INTO public.auth_permission VALUES (56, 'Can change story event', 14, 'change_storyevent');
INSERT INTO public.auth_permission VALUES (57, 'Can delete story event', 14, 'delete_storyevent');
INSERT INTO public.auth_permission VALUES (58, 'Can view story event', 14, 'view_storyevent');
INSERT INTO public.auth_permission VALUES (59, 'Can add claim', 15, 'add_claim');
INSERT INTO public.auth_permission VALUES (60, 'Can change claim', 15, 'change_claim');
INSERT INTO public.auth_permission VALUES (61, 'Can delete claim', 15, 'delete_claim');
INSERT INTO public.auth_permission VALUES (62, 'Can view claim', 15, 'view_claim');
INSERT INTO public.auth_permission VALUES (63, 'Can add claim event', 16, 'add_claimevent');
INSERT INTO public.auth_permission VALUES (64, 'Can change claim event', 16, 'change_claimevent');
INSERT INTO public.auth_permission VALUES (65, 'Can delete claim event', 16, 'delete_claimevent');
INSERT INTO public.auth_permission VALUES (66, 'Can view claim event', 16, 'view_claimevent');
INSERT INTO public.auth_permission VALUES (67, 'Can add original file', 17, 'add_originalfile');
INSERT INTO public.auth_permission VALUES (68, 'Can change original file', 17, 'change_originalfile');
INSERT INTO public.auth_permission VALUES (69, 'Can delete original file', 17, 'delete_originalfile');
INSERT INTO public.auth_permission VALUES (70, 'Can view original file', 17, 'view_originalfile');
INSERT INTO public.auth_permission VALUES (71, 'Can add revision', 18, 'add_revision');
INSERT INTO public.auth_permission VALUES (72, 'Can change revision', 18, 'change_revision');
INSERT INTO public.auth_permission VALUES (73, 'Can delete revision', 18, 'delete_revision');
INSERT INTO public.auth_permission VALUES (74, 'Can view revision', 18, 'view_revision');
INSERT INTO public.auth_permission VALUES (75, 'Can add read through', 19, 'add_readthrough');
INSERT INTO public.auth_permission VALUES (76, 'Can change read through', 19, 'change_readthrough');
INSERT INTO public.auth_permission VALUES (77, 'Can delete read through', 19, 'delete_readthrough');
INSERT INTO public.auth_permission VALUES (78, 'Can view read through', 19, 'view_readthrough');
INSERT INTO public.auth_permission VALUES (79, 'Can add read through event', 20, 'add_readthroughevent');
INSERT INTO public.auth_permission VALUES (80, 'Can change read through event', 20, 'change_readthroughevent');
INSERT INTO public.auth_permission VALUES (81, 'Can delete read through event', 20, 'delete_readthroughevent');
INSERT INTO public.auth_permission VALUES (82, 'Can view read through event', 20, 'view_readthroughevent');
INSERT INTO public.auth_permission VALUES (83, 'Can add signs left', 21, 'add_signsleft');
INSERT INTO public.auth_permission VALUES (84, 'Can change signs left', 21, 'change_signsleft');
INSERT INTO public.auth_permission VALUES (85, 'Can delete signs left', 21, 'delete_signsleft');
INSERT INTO public.auth_permission VALUES (86, 'Can view signs left', 21, 'view_signsleft');
INSERT INTO public.auth_permission VALUES (87, 'Can add signs left event', 22, 'add_signsleftevent');
INSERT INTO public.auth_permission VALUES (88, 'Can change signs left event', 22, 'change_signsleftevent');
INSERT INTO public.auth_permission VALUES (89, 'Can delete signs left event', 22, 'delete_signsleftevent');
INSERT INTO public.auth_permission VALUES (90, 'Can view signs left event', 22, 'view_signsleftevent');
INSERT INTO public.auth_permission VALUES (91, 'Can add appearance', 23, 'add_appearance');
INSERT INTO public.auth_permission VALUES (92, 'Can change appearance', 23, 'change_appearance');
INSERT INTO public.auth_permission VALUES (93, 'Can delete appearance', 23, 'delete_appearance');
INSERT INTO public.auth_permission VALUES (94, 'Can view appearance', 23, 'view_appearance');
INSERT INTO public.auth_permission VALUES (95, 'Can add appearance event', 24, 'add_appearanceevent');
INSERT INTO public.auth_permission VALUES (96, 'Can change appearance event', 24, 'change_appearanceevent');
INSERT INTO public.auth_permission VALUES (97, 'Can delete appearance event', 24, 'delete_appearanceevent');
INSERT INTO public.auth_permission VALUES (98, 'Can view appearance event', 24, 'view_appearanceevent');
INSERT INTO public.auth_permission VALUES (99, 'Can add offer', 25, 'add_offer');
INSERT INTO public.auth_permission VALUES (100, 'Can change offer', 25, 'change_offer');
INSERT INTO public.auth_permission VALUES (101, 'Can delete offer', 25, 'delete_offer');
INSERT INTO public.auth_permission VALUES (102, 'Can view offer', 25, 'view_offer');
INSERT INTO public.auth_permission VALUES (103, 'Can add silence', 26, 'add_silence');
INSERT INTO public.auth_permission VALUES (104, 'Can change silence', 26, 'change_silence');
INSERT INTO public.auth_permission VALUES (105, 'Can delete silence', 26, 'delete_silence');
INSERT INTO public.auth_permission VALUES (106, 'Can view silence', 26, 'view_silence');
INSERT INTO public.auth_permission VALUES (107, 'Can add silence event', 27, 'add_silenceevent');
INSERT INTO public.auth_permission VALUES (108, 'Can change silence event', 27, 'change_silenceevent');
INSERT INTO public.auth_permission VALUES (109, 'Can delete silence event', 27, 'delete_silenceevent');
INSERT INTO public.auth_permission VALUES (110, 'Can view silence event', 27, 'view_silenceevent');
INSERT INTO public.auth_permission VALUES (111, 'Can add assignment', 28, 'add_assignment');
INSERT INTO public.auth_permission VALUES (112, 'Can change assignment', 28, 'change_assignment');
INSERT INTO public.auth_permission VALUES (113, 'Can delete assignment', 28, 'delete_assignment');
INSERT INTO public.auth_permission VALUES (114, 'Can view assignment', 28, 'view_assignment');
INSERT INTO public.auth_permission VALUES (115, 'Can add assignment event', 29, 'add_assignmentevent');
INSERT INTO public.auth_permission VALUES (116, 'Can change assignment event', 29, 'change_assignmentevent');
INSERT INTO public.auth_permission VALUES (117, 'Can delete assignment event', 29, 'delete_assignmentevent');
INSERT INTO public.auth_permission VALUES (118, 'Can view assignment event', 29, 'view_assignmentevent');
INSERT INTO public.auth_permission VALUES (119, 'Can add blind reading', 30, 'add_blindreading');
INSERT INTO public.auth_permission VALUES (120, 'Can change blind reading', 30, 'change_blindreading');
INSERT INTO public.auth_permission VALUES (121, 'Can delete blind reading', 30, 'delete_blindreading');
INSERT INTO public.auth_permission VALUES (122, 'Can view blind reading', 30, 'view_blindreading');
INSERT INTO public.auth_permission VALUES (123, 'Can add blind reading event', 31, 'add_blindreadingevent');
INSERT INTO public.auth_permission VALUES (124, 'Can change blind reading event', 31, 'change_blindreadingevent');
INSERT INTO public.auth_permission VALUES (125, 'Can delete blind reading event', 31, 'delete_blindreadingevent');
INSERT INTO public.auth_permission VALUES (126, 'Can view blind reading event', 31, 'view_blindreadingevent');
INSERT INTO public.auth_permission VALUES (127, 'Can add blind answer', 32, 'add_blindanswer');
INSERT INTO public.auth_permission VALUES (128, 'Can change blind answer', 32, 'change_blindanswer');
INSERT INTO public.auth_permission VALUES (129, 'Can delete blind answer', 32, 'delete_blindanswer');
INSERT INTO public.auth_permission VALUES (130, 'Can view blind answer', 32, 'view_blindanswer');
INSERT INTO public.auth_permission VALUES (131, 'Can add blind answer event', 33, 'add_blindanswerevent');
INSERT INTO public.auth_permission VALUES (132, 'Can change blind answer event', 33, 'change_blindanswerevent');
INSERT INTO public.auth_permission VALUES (133, 'Can delete blind answer event', 33, 'delete_blindanswerevent');
INSERT INTO public.auth_permission VALUES (134, 'Can view blind answer event', 33, 'view_blindanswerevent');
INSERT INTO public.auth_permission VALUES (135, 'Can add discrepancy', 34, 'add_discrepancy');
INSERT INTO public.auth_permission VALUES (136, 'Can change discrepancy', 34, 'change_discrepancy');
INSERT INTO public.auth_permission VALUES (137, 'Can delete discrepancy', 34, 'delete_discrepancy');
INSERT INTO public.auth_permission VALUES (138, 'Can view discrepancy', 34, 'view_discrepancy');
INSERT INTO public.auth_permission VALUES (139, 'Can add discrepancy event', 35, 'add_discrepancyevent');
INSERT INTO public.auth_permission VALUES (140, 'Can change discrepancy event', 35, 'change_discrepancyevent');
INSERT INTO public.auth_permission VALUES (141, 'Can delete discrepancy event', 35, 'delete_discrepancyevent');
INSERT INTO public.auth_permission VALUES (142, 'Can view discrepancy event', 35, 'view_discrepancyevent');
INSERT INTO public.auth_permission VALUES (143, 'Can add discrepancy value', 36, 'add_discrepancyvalue');
INSERT INTO public.auth_permission VALUES (144, 'Can change discrepancy value', 36, 'change_discrepancyvalue');
INSERT INTO public.auth_permission VALUES (145, 'Can delete discrepancy value', 36, 'delete_discrepancyvalue');
INSERT INTO public.auth_permission VALUES (146, 'Can view discrepancy value', 36, 'view_discrepancyvalue');
INSERT INTO public.auth_permission VALUES (147, 'Can add duplicate', 37, 'add_duplicate');
INSERT INTO public.auth_permission VALUES (148, 'Can change duplicate', 37, 'change_duplicate');
INSERT INTO public.auth_permission VALUES (149, 'Can delete duplicate', 37, 'delete_duplicate');
INSERT INTO public.auth_permission VALUES (150, 'Can view duplicate', 37, 'view_duplicate');
INSERT INTO public.auth_permission VALUES (151, 'Can add duplicate event', 38, 'add_duplicateevent');
INSERT INTO public.auth_permission VALUES (152, 'Can change duplicate event', 38, 'change_duplicateevent');
INSERT INTO public.auth_permission VALUES (153, 'Can delete duplicate event', 38, 'delete_duplicateevent');
INSERT INTO public.auth_permission VALUES (154, 'Can view duplicate event', 38, 'view_duplicateevent');
INSERT INTO public.auth_permission VALUES (155, 'Can add event report', 39, 'add_eventreport');
INSERT INTO public.auth_permission VALUES (156, 'Can change event report', 39, 'change_eventreport');
INSERT INTO public.auth_permission VALUES (157, 'Can delete event report', 39, 'delete_eventreport');
INSERT INTO public.auth_permission VALUES (158, 'Can view event report', 39, 'view_eventreport');
INSERT INTO public.auth_permission VALUES (159, 'Can add event report event', 40, 'add_eventreportevent');
INSERT INTO public.auth_permission VALUES (160, 'Can change event report event', 40, 'change_eventreportevent');
INSERT INTO public.auth_permission VALUES (161, 'Can delete event report event', 40, 'delete_eventreportevent');
INSERT INTO public.auth_permission VALUES (162, 'Can view event report event', 40, 'view_eventreportevent');
INSERT INTO public.auth_permission VALUES (163, 'Can add feed', 41, 'add_feed');
INSERT INTO public.auth_permission VALUES (164, 'Can change feed', 41, 'change_feed');
INSERT INTO public.auth_permission VALUES (165, 'Can delete feed', 41, 'delete_feed');
INSERT INTO public.auth_permission VALUES (166, 'Can view feed', 41, 'view_feed');
INSERT INTO public.auth_permission VALUES (167, 'Can add feed event', 42, 'add_feedevent');
INSERT INTO public.auth_permission VALUES (168, 'Can change feed event', 42, 'change_feedevent');
INSERT INTO public.auth_permission VALUES (169, 'Can delete feed event', 42, 'delete_feedevent');
INSERT INTO public.auth_permission VALUES (170, 'Can view feed event', 42, 'view_feedevent');
INSERT INTO public.auth_permission VALUES (171, 'Can add feed entry', 43, 'add_feedentry');
INSERT INTO public.auth_permission VALUES (172, 'Can change feed entry', 43, 'change_feedentry');
INSERT INTO public.auth_permission VALUES (173, 'Can delete feed entry', 43, 'delete_feedentry');
INSERT INTO public.auth_permission VALUES (174, 'Can view feed entry', 43, 'view_feedentry');
INSERT INTO public.auth_permission VALUES (175, 'Can add fetched', 44, 'add_fetched');
INSERT INTO public.auth_permission VALUES (176, 'Can change fetched', 44, 'change_fetched');
INSERT INTO public.auth_permission VALUES (177, 'Can delete fetched', 44, 'delete_fetched');
INSERT INTO public.auth_permission VALUES (178, 'Can view fetched', 44, 'view_fetched');
INSERT INTO public.auth_permission VALUES (179, 'Can add following', 45, 'add_following');
INSERT INTO public.auth_permission VALUES (180, 'Can change following', 45, 'change_following');
INSERT INTO public.auth_permission VALUES (181, 'Can delete following', 45, 'delete_following');
INSERT INTO public.auth_permission VALUES (182, 'Can view following', 45, 'view_following');
INSERT INTO public.auth_permission VALUES (183, 'Can add import', 46, 'add_import');
INSERT INTO public.auth_permission VALUES (184, 'Can change import', 46, 'change_import');
INSERT INTO public.auth_permission VALUES (185, 'Can delete import', 46, 'delete_import');
INSERT INTO public.auth_permission VALUES (186, 'Can view import', 46, 'view_import');
INSERT INTO public.auth_permission VALUES (187, 'Can add import row', 47, 'add_importrow');
INSERT INTO public.auth_permission VALUES (188, 'Can change import row', 47, 'change_importrow');
INSERT INTO public.auth_permission VALUES (189, 'Can delete import row', 47, 'delete_importrow');
INSERT INTO public.auth_permission VALUES (190, 'Can view import row', 47, 'view_importrow');
INSERT INTO public.auth_permission VALUES (191, 'Can add job tally', 48, 'add_jobtally');
INSERT INTO public.auth_permission VALUES (192, 'Can change job tally', 48, 'change_jobtally');
INSERT INTO public.auth_permission VALUES (193, 'Can delete job tally', 48, 'delete_jobtally');
INSERT INTO public.auth_permission VALUES (194, 'Can view job tally', 48, 'view_jobtally');
INSERT INTO public.auth_permission VALUES (195, 'Can add look', 49, 'add_look');
INSERT INTO public.auth_permission VALUES (196, 'Can change look', 49, 'change_look');
INSERT INTO public.auth_permission VALUES (197, 'Can delete look', 49, 'delete_look');
INSERT INTO public.auth_permission VALUES (198, 'Can view look', 49, 'view_look');
INSERT INTO public.auth_permission VALUES (199, 'Can add membership', 50, 'add_membership');
INSERT INTO public.auth_permission VALUES (200, 'Can change membership', 50, 'change_membership');
INSERT INTO public.auth_permission VALUES (201, 'Can delete membership', 50, 'delete_membership');
INSERT INTO public.auth_permission VALUES (202, 'Can view membership', 50, 'view_membership');
INSERT INTO public.auth_permission VALUES (203, 'Can add membership event', 51, 'add_membershipevent');
INSERT INTO public.auth_permission VALUES (204, 'Can change membership event', 51, 'change_membershipevent');
INSERT INTO public.auth_permission VALUES (205, 'Can delete membership event', 51, 'delete_membershipevent');
INSERT INTO public.auth_permission VALUES (206, 'Can view membership event', 51, 'view_membershipevent');
INSERT INTO public.auth_permission VALUES (207, 'Can add mended', 52, 'add_mended');
INSERT INTO public.auth_permission VALUES (208, 'Can change mended', 52, 'change_mended');
INSERT INTO public.auth_permission VALUES (209, 'Can delete mended', 52, 'delete_mended');
INSERT INTO public.auth_permission VALUES (210, 'Can view mended', 52, 'view_mended');
INSERT INTO public.auth_permission VALUES (211, 'Can add mention', 53, 'add_mention');
INSERT INTO public.auth_permission VALUES (212, 'Can change mention', 53, 'change_mention');
INSERT INTO public.auth_permission VALUES (213, 'Can delete mention', 53, 'delete_mention');
INSERT INTO public.auth_permission VALUES (214, 'Can view mention', 53, 'view_mention');
INSERT INTO public.auth_permission VALUES (215, 'Can add mention event', 54, 'add_mentionevent');
INSERT INTO public.auth_permission VALUES (216, 'Can change mention event', 54, 'change_mentionevent');
INSERT INTO public.auth_permission VALUES (217, 'Can delete mention event', 54, 'delete_mentionevent');
INSERT INTO public.auth_permission VALUES (218, 'Can view mention event', 54, 'view_mentionevent');
INSERT INTO public.auth_permission VALUES (219, 'Can add merge proposal', 55, 'add_mergeproposal');
INSERT INTO public.auth_permission VALUES (220, 'Can change merge proposal', 55, 'change_mergeproposal');
INSERT INTO public.auth_permission VALUES (221, 'Can delete merge proposal', 55, 'delete_mergeproposal');
INSERT INTO public.auth_permission VALUES (222, 'Can view merge proposal', 55, 'view_mergeproposal');
INSERT INTO public.auth_permission VALUES (223, 'Can add merge proposal event', 56, 'add_mergeproposalevent');
INSERT INTO public.auth_permission VALUES (224, 'Can change merge proposal event', 56, 'change_mergeproposalevent');
INSERT INTO public.auth_permission VALUES (225, 'Can delete merge proposal event', 56, 'delete_mergeproposalevent');
INSERT INTO public.auth_permission VALUES (226, 'Can view merge proposal event', 56, 'view_mergeproposalevent');
INSERT INTO public.auth_permission VALUES (227, 'Can add reading with a model', 57, 'add_modelreading');
INSERT INTO public.auth_permission VALUES (228, 'Can change reading with a model', 57, 'change_modelreading');
INSERT INTO public.auth_permission VALUES (229, 'Can delete reading with a model', 57, 'delete_modelreading');
INSERT INTO public.auth_permission VALUES (230, 'Can view reading with a model', 57, 'view_modelreading');
INSERT INTO public.auth_permission VALUES (231, 'Can add call to a model', 58, 'add_modelcall');
INSERT INTO public.auth_permission VALUES (232, 'Can change call to a model', 58, 'change_modelcall');
INSERT INTO public.auth_permission VALUES (233, 'Can delete call to a model', 58, 'delete_modelcall');
INSERT INTO public.auth_permission VALUES (234, 'Can view call to a model', 58, 'view_modelcall');
INSERT INTO public.auth_permission VALUES (235, 'Can add model answer', 59, 'add_modelanswer');
INSERT INTO public.auth_permission VALUES (236, 'Can change model answer', 59, 'change_modelanswer');
INSERT INTO public.auth_permission VALUES (237, 'Can delete model answer', 59, 'delete_modelanswer');
INSERT INTO public.auth_permission VALUES (238, 'Can view model answer', 59, 'view_modelanswer');
INSERT INTO public.auth_permission VALUES (239, 'Can add switch of the model', 60, 'add_modelswitch');
INSERT INTO public.auth_permission VALUES (240, 'Can change switch of the model', 60, 'change_modelswitch');
INSERT INTO public.auth_permission VALUES (241, 'Can delete switch of the model', 60, 'delete_modelswitch');
INSERT INTO public.auth_permission VALUES (242, 'Can view switch of the model', 60, 'view_modelswitch');
INSERT INTO public.auth_permission VALUES (243, 'Can add model switch event', 61, 'add_modelswitchevent');
INSERT INTO public.auth_permission VALUES (244, 'Can change model switch event', 61, 'change_modelswitchevent');
INSERT INTO public.auth_permission VALUES (245, 'Can delete model switch event', 61, 'delete_modelswitchevent');
INSERT INTO public.auth_permission VALUES (246, 'Can view model switch event', 61, 'view_modelswitchevent');
INSERT INTO public.auth_permission VALUES (247, 'Can add note', 62, 'add_note');
INSERT INTO public.auth_permission VALUES (248, 'Can change note', 62, 'change_note');
INSERT INTO public.auth_permission VALUES (249, 'Can delete note', 62, 'delete_note');
INSERT INTO public.auth_permission VALUES (250, 'Can view note', 62, 'view_note');
INSERT INTO public.auth_permission VALUES (251, 'Can add note event', 63, 'add_noteevent');
INSERT INTO public.auth_permission VALUES (252, 'Can change note event', 63, 'change_noteevent');
INSERT INTO public.auth_permission VALUES (253, 'Can delete note event', 63, 'delete_noteevent');
INSERT INTO public.auth_permission VALUES (254, 'Can view note event', 63, 'view_noteevent');
INSERT INTO public.auth_permission VALUES (255, 'Can add opinion', 64, 'add_opinion');
INSERT INTO public.auth_permission VALUES (256, 'Can change opinion', 64, 'change_opinion');
INSERT INTO public.auth_permission VALUES (257, 'Can delete opinion', 64, 'delete_opinion');
INSERT INTO public.auth_permission VALUES (258, 'Can view opinion', 64, 'view_opinion');
INSERT INTO public.auth_permission VALUES (259, 'Can add origin', 65, 'add_origin');
INSERT INTO public.auth_permission VALUES (260, 'Can change origin', 65, 'change_origin');
INSERT INTO public.auth_permission VALUES (261, 'Can delete origin', 65, 'delete_origin');
INSERT INTO public.auth_permission VALUES (262, 'Can view origin', 65, 'view_origin');
INSERT INTO public.auth_permission VALUES (263, 'Can add origin event', 66, 'add_originevent');
INSERT INTO public.auth_permission VALUES (264, 'Can change origin event', 66, 'change_originevent');
INSERT INTO public.auth_permission VALUES (265, 'Can delete origin event', 66, 'delete_originevent');
INSERT INTO public.auth_permission VALUES (266, 'Can view origin event', 66, 'view_originevent');
INSERT INTO public.auth_permission VALUES (267, 'Can add reuse', 67, 'add_reuse');
INSERT INTO public.auth_permission VALUES (268, 'Can change reuse', 67, 'change_reuse');
INSERT INTO public.auth_permission VALUES (269, 'Can delete reuse', 67, 'delete_reuse');
INSERT INTO public.auth_permission VALUES (270, 'Can view reuse', 67, 'view_reuse');
INSERT INTO public.auth_permission VALUES (271, 'Can add presence', 68, 'add_presence');
INSERT INTO public.auth_permission VALUES (272, 'Can change presence', 68, 'change_presence');
INSERT INTO public.auth_permission VALUES (273, 'Can delete presence', 68, 'delete_presence');
INSERT INTO public.auth_permission VALUES (274, 'Can view presence', 68, 'view_presence');
INSERT INTO public.auth_permission VALUES (275, 'Can add utterance', 69, 'add_utterance');
INSERT INTO public.auth_permission VALUES (276, 'Can change utterance', 69, 'change_utterance');
INSERT INTO public.auth_permission VALUES (277, 'Can delete utterance', 69, 'delete_utterance');
INSERT INTO public.auth_permission VALUES (278, 'Can view utterance', 69, 'view_utterance');
INSERT INTO public.auth_permission VALUES (279, 'Can add utterance event', 70, 'add_utteranceevent');
INSERT INTO public.auth_permission VALUES (280, 'Can change utterance event', 70, 'change_utteranceevent');
INSERT INTO public.auth_permission VALUES (281, 'Can delete utterance event', 70, 'delete_utteranceevent');
INSERT INTO public.auth_permission VALUES (282, 'Can view utterance event', 70, 'view_utteranceevent');
INSERT INTO public.auth_permission VALUES (283, 'Can add quote', 71, 'add_quote');
INSERT INTO public.auth_permission VALUES (284, 'Can change quote', 71, 'change_quote');
INSERT INTO public.auth_permission VALUES (285, 'Can delete quote', 71, 'delete_quote');
INSERT INTO public.auth_permission VALUES (286, 'Can view quote', 71, 'view_quote');
INSERT INTO public.auth_permission VALUES (287, 'Can add quote event', 72, 'add_quoteevent');
INSERT INTO public.auth_permission VALUES (288, 'Can change quote event', 72, 'change_quoteevent');
INSERT INTO public.auth_permission VALUES (289, 'Can delete quote event', 72, 'delete_quoteevent');
INSERT INTO public.auth_permission VALUES (290, 'Can view quote event', 72, 'view_quoteevent');
INSERT INTO public.auth_permission VALUES (291, 'Can add story reading', 73, 'add_storyreading');
INSERT INTO public.auth_permission VALUES (292, 'Can change story reading', 73, 'change_storyreading');
INSERT INTO public.auth_permission VALUES (293, 'Can delete story reading', 73, 'delete_storyreading');
INSERT INTO public.auth_permission VALUES (294, 'Can view story reading', 73, 'view_storyreading');
INSERT INTO public.auth_permission VALUES (295, 'Can add put aside', 74, 'add_putaside');
INSERT INTO public.auth_permission VALUES (296, 'Can change put aside', 74, 'change_putaside');
INSERT INTO public.auth_permission VALUES (297, 'Can delete put aside', 74, 'delete_putaside');
INSERT INTO public.auth_permission VALUES (298, 'Can view put aside', 74, 'view_putaside');
INSERT INTO public.auth_permission VALUES (299, 'Can add saved search', 75, 'add_savedsearch');
INSERT INTO public.auth_permission VALUES (300, 'Can change saved search', 75, 'change_savedsearch');
INSERT INTO public.auth_permission VALUES (301, 'Can delete saved search', 75, 'delete_savedsearch');
INSERT INTO public.auth_permission VALUES (302, 'Can view saved search', 75, 'view_savedsearch');
INSERT INTO public.auth_permission VALUES (303, 'Can add search entry', 76, 'add_searchentry');
INSERT INTO public.auth_permission VALUES (304, 'Can change search entry', 76, 'change_searchentry');
INSERT INTO public.auth_permission VALUES (305, 'Can delete search entry', 76, 'delete_searchentry');
INSERT INTO public.auth_permission VALUES (306, 'Can view search entry', 76, 'view_searchentry');
INSERT INTO public.auth_permission VALUES (307, 'Can add settlement', 77, 'add_settlement');
INSERT INTO public.auth_permission VALUES (308, 'Can change settlement', 77, 'change_settlement');
INSERT INTO public.auth_permission VALUES (309, 'Can delete settlement', 77, 'delete_settlement');
INSERT INTO public.auth_permission VALUES (310, 'Can view settlement', 77, 'view_settlement');
INSERT INTO public.auth_permission VALUES (311, 'Can add settlement event', 78, 'add_settlementevent');
INSERT INTO public.auth_permission VALUES (312, 'Can change settlement event', 78, 'change_settlementevent');
INSERT INTO public.auth_permission VALUES (313, 'Can delete settlement event', 78, 'delete_settlementevent');
INSERT INTO public.auth_permission VALUES (314, 'Can view settlement event', 78, 'view_settlementevent');
INSERT INTO public.auth_permission VALUES (315, 'Can add signature', 79, 'add_signature');
INSERT INTO public.auth_permission VALUES (316, 'Can change signature', 79, 'change_signature');
INSERT INTO public.auth_permission VALUES (317, 'Can delete signature', 79, 'delete_signature');
INSERT INTO public.auth_permission VALUES (318, 'Can view signature', 79, 'view_signature');
INSERT INTO public.auth_permission VALUES (319, 'Can add site', 80, 'add_site');
INSERT INTO public.auth_permission VALUES (320, 'Can change site', 80, 'change_site');
INSERT INTO public.auth_permission VALUES (321, 'Can delete site', 80, 'delete_site');
INSERT INTO public.auth_permission VALUES (322, 'Can view site', 80, 'view_site');
INSERT INTO public.auth_permission VALUES (323, 'Can add small model', 81, 'add_smallmodel');
INSERT INTO public.auth_permission VALUES (324, 'Can change small model', 81, 'change_smallmodel');
INSERT INTO public.auth_permission VALUES (325, 'Can delete small model', 81, 'delete_smallmodel');
INSERT INTO public.auth_permission VALUES (326, 'Can view small model', 81, 'view_smallmodel');
INSERT INTO public.auth_permission VALUES (327, 'Can add small model event', 82, 'add_smallmodelevent');
INSERT INTO public.auth_permission VALUES (328, 'Can change small model event', 82, 'change_smallmodelevent');
INSERT INTO public.auth_permission VALUES (329, 'Can delete small model event', 82, 'delete_smallmodelevent');
INSERT INTO public.auth_permission VALUES (330, 'Can view small model event', 82, 'view_smallmodelevent');
INSERT INTO public.auth_permission VALUES (331, 'Can add relearning', 83, 'add_relearning');
INSERT INTO public.auth_permission VALUES (332, 'Can change relearning', 83, 'change_relearning');
INSERT INTO public.auth_permission VALUES (333, 'Can delete relearning', 83, 'delete_relearning');
INSERT INTO public.auth_permission VALUES (334, 'Can view relearning', 83, 'view_relearning');
INSERT INTO public.auth_permission VALUES (335, 'Can add watch', 84, 'add_watch');
INSERT INTO public.auth_permission VALUES (336, 'Can change watch', 84, 'change_watch');
INSERT INTO public.auth_permission VALUES (337, 'Can delete watch', 84, 'delete_watch');
INSERT INTO public.auth_permission VALUES (338, 'Can view watch', 84, 'view_watch');
INSERT INTO public.auth_permission VALUES (339, 'Can add permission', 85, 'add_permission');
INSERT INTO public.auth_permission VALUES (340, 'Can change permission', 85, 'change_permission');
INSERT INTO public.auth_permission VALUES (341, 'Can delete permission', 85, 'delete_permission');
INSERT INTO public.auth_permission VALUES (342, 'Can view permission', 85, 'view_permission');
INSERT INTO public.auth_permission VALUES (343, 'Can add group', 86, 'add_group');
INSERT INTO public.auth_permission VALUES (344, 'Can change group', 86, 'change_group');
INSERT INTO public.auth_permission VALUES (345, 'Can delete group', 86, 'delete_group');
INSERT INTO public.auth_permission VALUES (346, 'Can view group', 86, 'view_group');
INSERT INTO public.auth_permission VALUES (347, 'Can add user', 87, 'add_user');
INSERT INTO public.auth_permission VALUES (348, 'Can change user', 87, 'change_user');
INSERT INTO public.auth_permission VALUES (349, 'Can delete user', 87, 'delete_user');
INSERT INTO public.auth_permission VALUES (350, 'Can view user', 87, 'view_user');
INSERT INTO public.auth_permission VALUES (351, 'Can add account', 88, 'add_account');
INSERT INTO public.auth_permission VALUES (352, 'Can change account', 88, 'change_account');
INSERT INTO public.auth_permission VALUES (353, 'Can delete account', 88, 'delete_account');
INSERT INTO public.auth_permission VALUES (354, 'Can view account', 88, 'view_account');
INSERT INTO public.auth_permission VALUES (355, 'Can add group permission', 89, 'add_grouppermission');
INSERT INTO public.auth_permission VALUES (356, 'Can change group permission', 89, 'change_grouppermission');
INSERT INTO public.auth_permission VALUES (357, 'Can delete group permission', 89, 'delete_grouppermission');
INSERT INTO public.auth_permission VALUES (358, 'Can view group permission', 89, 'view_grouppermission');
INSERT INTO public.auth_permission VALUES (359, 'Can add role', 90, 'add_role');
INSERT INTO public.auth_permission VALUES (360, 'Can change role', 90, 'change_role');
INSERT INTO public.auth_permission VALUES (361, 'Can delete role', 90, 'delete_role');
INSERT INTO public.auth_permission VALUES (362, 'Can view role', 90, 'view_role');
INSERT INTO public.auth_permission VALUES (363, 'Can add permission event', 91, 'add_permissionevent');
INSERT INTO public.auth_permission VALUES (364, 'Can change permission event', 91, 'change_permissionevent');
INSERT INTO public.auth_permission VALUES (365, 'Can delete permission event', 91, 'delete_permissionevent');
INSERT INTO public.auth_permission VALUES (366, 'Can view permission event', 91, 'view_permissionevent');
INSERT INTO public.auth_permission VALUES (367, 'Can add role event', 92, 'add_roleevent');
INSERT INTO public.auth_permission VALUES (368, 'Can change role event', 92, 'change_roleevent');
INSERT INTO public.auth_permission VALUES (369, 'Can delete role event', 92, 'delete_roleevent');
INSERT INTO public.auth_permission VALUES (370, 'Can view role event', 92, 'view_roleevent');
INSERT INTO public.auth_permission VALUES (371, 'Can add account event', 93, 'add_accountevent');
INSERT INTO public.auth_permission VALUES (372, 'Can change account event', 93, 'change_accountevent');
INSERT INTO public.auth_permission VALUES (373, 'Can delete account event', 93, 'delete_accountevent');
INSERT INTO public.auth_permission VALUES (374, 'Can view account event', 93, 'view_accountevent');
INSERT INTO public.auth_permission VALUES (375, 'Can add group event', 94, 'add_groupevent');
INSERT INTO public.auth_permission VALUES (376, 'Can change group event', 94, 'change_groupevent');
INSERT INTO public.auth_permission VALUES (377, 'Can delete group event', 94, 'delete_groupevent');
INSERT INTO public.auth_permission VALUES (378, 'Can view group event', 94, 'view_groupevent');
INSERT INTO public.auth_permission VALUES (379, 'Can add named group', 95, 'add_namedgroup');
INSERT INTO public.auth_permission VALUES (380, 'Can change named group', 95, 'change_namedgroup');
INSERT INTO public.auth_permission VALUES (381, 'Can delete named group', 95, 'delete_namedgroup');
INSERT INTO public.auth_permission VALUES (382, 'Can view named group', 95, 'view_namedgroup');
INSERT INTO public.auth_permission VALUES (383, 'Can add act on many rows', 96, 'add_bulkact');
INSERT INTO public.auth_permission VALUES (384, 'Can change act on many rows', 96, 'change_bulkact');
INSERT INTO public.auth_permission VALUES (385, 'Can delete act on many rows', 96, 'delete_bulkact');
INSERT INTO public.auth_permission VALUES (386, 'Can view act on many rows', 96, 'view_bulkact');
INSERT INTO public.auth_permission VALUES (387, 'Can add row of an act on many', 97, 'add_bulkrow');
INSERT INTO public.auth_permission VALUES (388, 'Can change row of an act on many', 97, 'change_bulkrow');
INSERT INTO public.auth_permission VALUES (389, 'Can delete row of an act on many', 97, 'delete_bulkrow');
INSERT INTO public.auth_permission VALUES (390, 'Can view row of an act on many', 97, 'view_bulkrow');
INSERT INTO public.auth_permission VALUES (391, 'Can add log entry', 98, 'add_logentry');
INSERT INTO public.auth_permission VALUES (392, 'Can change log entry', 98, 'change_logentry');
INSERT INTO public.auth_permission VALUES (393, 'Can delete log entry', 98, 'delete_logentry');
INSERT INTO public.auth_permission VALUES (394, 'Can view log entry', 98, 'view_logentry');
INSERT INTO public.auth_permission VALUES (395, 'Can add content type', 99, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (396, 'Can change content type', 99, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (397, 'Can delete content type', 99, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (398, 'Can view content type', 99, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (399, 'Can add session', 100, 'add_session');
INSERT INTO public.auth_permission VALUES (400, 'Can change session', 100, 'change_session');
INSERT INTO public.auth_permission VALUES (401, 'Can delete session', 100, 'delete_session');
INSERT INTO public.auth_permission VALUES (402, 'Can view session', 100, 'view_session');
INSERT INTO public.auth_permission VALUES (403, 'Can add access attempt', 101, 'add_accessattempt');
INSERT INTO public.auth_permission VALUES (404, 'Can change access attempt', 101, 'change_accessattempt');
INSERT INTO public.auth_permission VALUES (405, 'Can delete access attempt', 101, 'delete_accessattempt');
INSERT INTO public.auth_permission VALUES (406, 'Can view access attempt', 101, 'view_accessattempt');
INSERT INTO public.auth_permission VALUES (407, 'Can add access log', 102, 'add_accesslog');
INSERT INTO public.auth_permission VALUES (408, 'Can change access log', 102, 'change_accesslog');
INSERT INTO public.auth_permission VALUES (409, 'Can delete access log', 102, 'delete_accesslog');
INSERT INTO public.auth_permission VALUES (410, 'Can view access log', 102, 'view_accesslog');
INSERT INTO public.auth_permission VALUES (411, 'Can add access failure', 103, 'add_accessfailurelog');
INSERT INTO public.auth_permission VALUES (412, 'Can change access failure', 103, 'change_accessfailurelog');
INSERT INTO public.auth_permission VALUES (413, 'Can delete access failure', 103, 'delete_accessfailurelog');
INSERT INTO public.auth_permission VALUES (414, 'Can view access failure', 103, 'view_accessfailurelog');
INSERT INTO public.auth_permission VALUES (415, 'Can add access attempt expiration', 104, 'add_accessattemptexpiration');
INSERT INTO public.auth_permission VALUES (416, 'Can change access attempt expiration', 104, 'change_accessattemptexpiration');
INSERT INTO public.auth_permission VALUES (417, 'Can delete access attempt expiration', 104, 'delete_accessattemptexpiration');
INSERT INTO public.auth_permission VALUES (418, 'Can view access attempt expiration', 104, 'view_accessattemptexpiration');
INSERT INTO public.auth_permission VALUES (419, 'Can add context', 105, 'add_context');
INSERT INTO public.auth_permission VALUES (420, 'Can change context', 105, 'change_context');
INSERT INTO public.auth_permission VALUES (421, 'Can delete context', 105, 'delete_context');
INSERT INTO public.auth_permission VALUES (422, 'Can view context', 105, 'view_context');
INSERT INTO public.auth_permission VALUES (423, 'Can add events', 106, 'add_events');
INSERT INTO public.auth_permission VALUES (424, 'Can change events', 106, 'change_events');
INSERT INTO public.auth_permission VALUES (425, 'Can delete events', 106, 'delete_events');
INSERT INTO public.auth_permission VALUES (426, 'Can view events', 106, 'view_events');
INSERT INTO public.auth_permission VALUES (427, 'Can add middleware events', 107, 'add_middlewareevents');
INSERT INTO public.auth_permission VALUES (428, 'Can change middleware events', 107, 'change_middlewareevents');
INSERT INTO public.auth_permission VALUES (429, 'Can delete middleware events', 107, 'delete_middlewareevents');
INSERT INTO public.auth_permission VALUES (430, 'Can view middleware events', 107, 'view_middlewareevents');
INSERT INTO public.auth_permission VALUES (431, 'Can add procrastinate event', 108, 'add_procrastinateevent');
INSERT INTO public.auth_permission VALUES (432, 'Can change procrastinate event', 108, 'change_procrastinateevent');
INSERT INTO public.auth_permission VALUES (433, 'Can delete procrastinate event', 108, 'delete_procrastinateevent');
INSERT INTO public.auth_permission VALUES (434, 'Can view procrastinate event', 108, 'view_procrastinateevent');
INSERT INTO public.auth_permission VALUES (435, 'Can add procrastinate job', 109, 'add_procrastinatejob');
INSERT INTO public.auth_permission VALUES (436, 'Can change procrastinate job', 109, 'change_procrastinatejob');
INSERT INTO public.auth_permission VALUES (437, 'Can delete procrastinate job', 109, 'delete_procrastinatejob');
INSERT INTO public.auth_permission VALUES (438, 'Can view procrastinate job', 109, 'view_procrastinatejob');
INSERT INTO public.auth_permission VALUES (439, 'Can add procrastinate periodic defer', 110, 'add_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (440, 'Can change procrastinate periodic defer', 110, 'change_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (441, 'Can delete procrastinate periodic defer', 110, 'delete_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (442, 'Can view procrastinate periodic defer', 110, 'view_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (443, 'Can add procrastinate worker', 111, 'add_procrastinateworker');
INSERT INTO public.auth_permission VALUES (444, 'Can change procrastinate worker', 111, 'change_procrastinateworker');
INSERT INTO public.auth_permission VALUES (445, 'Can delete procrastinate worker', 111, 'delete_procrastinateworker');
INSERT INTO public.auth_permission VALUES (446, 'Can view procrastinate worker', 111, 'view_procrastinateworker');
INSERT INTO public.django_content_type VALUES (1, 'entities', 'entity');
INSERT INTO public.django_content_type VALUES (2, 'entities', 'entityevent');
INSERT INTO public.django_content_type VALUES (3, 'entities', 'alias');
INSERT INTO public.django_content_type VALUES (4, 'entities', 'aliasevent');
INSERT INTO public.django_content_type VALUES (5, 'entities', 'event');
INSERT INTO public.django_content_type VALUES (6, 'entities', 'eventevent');
INSERT INTO public.django_content_type VALUES (7, 'entities', 'eventparticipant');
INSERT INTO public.django_content_type VALUES (8, 'entities', 'eventparticipantevent');
INSERT INTO public.django_content_type VALUES (9, 'articles', 'outlet');
INSERT INTO public.django_content_type VALUES (10, 'articles', 'outletevent');
INSERT INTO public.django_content_type VALUES (11, 'articles', 'article');
INSERT INTO public.django_content_type VALUES (12, 'articles', 'articleevent');
INSERT INTO public.django_content_type VALUES (13, 'articles', 'story');
INSERT INTO public.django_content_type VALUES (14, 'articles', 'storyevent');
INSERT INTO public.django_content_type VALUES (15, 'articles', 'claim');
INSERT INTO public.django_content_type VALUES (16, 'articles', 'claimevent');
INSERT INTO public.django_content_type VALUES (17, 'articles', 'originalfile');
INSERT INTO public.django_content_type VALUES (18, 'articles', 'revision');
INSERT INTO public.django_content_type VALUES (19, 'articles', 'readthrough');
INSERT INTO public.django_content_type VALUES (20, 'articles', 'readthroughevent');
INSERT INTO public.django_content_type VALUES (21, 'articles', 'signsleft');
INSERT INTO public.django_content_type VALUES (22, 'articles', 'signsleftevent');
INSERT INTO public.django_content_type VALUES (23, 'articles', 'appearance');
INSERT INTO public.django_content_type VALUES (24, 'articles', 'appearanceevent');
INSERT INTO public.django_content_type VALUES (25, 'articles', 'offer');
INSERT INTO public.django_content_type VALUES (26, 'articles', 'silence');
INSERT INTO public.django_content_type VALUES (27, 'articles', 'silenceevent');
INSERT INTO public.django_content_type VALUES (28, 'articles', 'assignment');
INSERT INTO public.django_content_type VALUES (29, 'articles', 'assignmentevent');
INSERT INTO public.django_content_type VALUES (30, 'articles', 'blindreading');
INSERT INTO public.django_content_type VALUES (31, 'articles', 'blindreadingevent');
INSERT INTO public.django_content_type VALUES (32, 'articles', 'blindanswer');
INSERT INTO public.django_content_type VALUES (33, 'articles', 'blindanswerevent');
INSERT INTO public.django_content_type VALUES (34, 'articles', 'discrepancy');
INSERT INTO public.django_content_type VALUES (35, 'articles', 'discrepancyevent');
INSERT INTO public.django_content_type VALUES (36, 'articles', 'discrepancyvalue');
INSERT INTO public.django_content_type VALUES (37, 'articles', 'duplicate');
INSERT INTO public.django_content_type VALUES (38, 'articles', 'duplicateevent');
INSERT INTO public.django_content_type VALUES (39, 'articles', 'eventreport');
INSERT INTO public.django_content_type VALUES (40, 'articles', 'eventreportevent');
INSERT INTO public.django_content_type VALUES (41, 'articles', 'feed');
INSERT INTO public.django_content_type VALUES (42, 'articles', 'feedevent');
INSERT INTO public.django_content_type VALUES (43, 'articles', 'feedentry');
INSERT INTO public.django_content_type VALUES (44, 'articles', 'fetched');
INSERT INTO public.django_content_type VALUES (45, 'articles', 'following');
INSERT INTO public.django_content_type VALUES (46, 'articles', 'import');
INSERT INTO public.django_content_type VALUES (47, 'articles', 'importrow');
INSERT INTO public.django_content_type VALUES (48, 'articles', 'jobtally');
INSERT INTO public.django_content_type VALUES (49, 'articles', 'look');
INSERT INTO public.django_content_type VALUES (50, 'articles', 'membership');
INSERT INTO public.django_content_type VALUES (51, 'articles', 'membershipevent');
INSERT INTO public.django_content_type VALUES (52, 'articles', 'mended');
INSERT INTO public.django_content_type VALUES (53, 'articles', 'mention');
INSERT INTO public.django_content_type VALUES (54, 'articles', 'mentionevent');
INSERT INTO public.django_content_type VALUES (55, 'articles', 'mergeproposal');
INSERT INTO public.django_content_type VALUES (56, 'articles', 'mergeproposalevent');
INSERT INTO public.django_content_type VALUES (57, 'articles', 'modelreading');
INSERT INTO public.django_content_type VALUES (58, 'articles', 'modelcall');
INSERT INTO public.django_content_type VALUES (59, 'articles', 'modelanswer');
INSERT INTO public.django_content_type VALUES (60, 'articles', 'modelswitch');
INSERT INTO public.django_content_type VALUES (61, 'articles', 'modelswitchevent');
INSERT INTO public.django_content_type VALUES (62, 'articles', 'note');
INSERT INTO public.django_content_type VALUES (63, 'articles', 'noteevent');
INSERT INTO public.django_content_type VALUES (64, 'articles', 'opinion');
INSERT INTO public.django_content_type VALUES (65, 'articles', 'origin');
INSERT INTO public.django_content_type VALUES (66, 'articles', 'originevent');
INSERT INTO public.django_content_type VALUES (67, 'articles', 'reuse');
INSERT INTO public.django_content_type VALUES (68, 'articles', 'presence');
INSERT INTO public.django_content_type VALUES (69, 'articles', 'utterance');
INSERT INTO public.django_content_type VALUES (70, 'articles', 'utteranceevent');
INSERT INTO public.django_content_type VALUES (71, 'articles', 'quote');
INSERT INTO public.django_content_type VALUES (72, 'articles', 'quoteevent');
INSERT INTO public.django_content_type VALUES (73, 'articles', 'storyreading');
INSERT INTO public.django_content_type VALUES (74, 'articles', 'putaside');
INSERT INTO public.django_content_type VALUES (75, 'articles', 'savedsearch');
INSERT INTO public.django_content_type VALUES (76, 'articles', 'searchentry');
INSERT INTO public.django_content_type VALUES (77, 'articles', 'settlement');
INSERT INTO public.django_content_type VALUES (78, 'articles', 'settlementevent');
INSERT INTO public.django_content_type VALUES (79, 'articles', 'signature');
INSERT INTO public.django_content_type VALUES (80, 'articles', 'site');
INSERT INTO public.django_content_type VALUES (81, 'articles', 'smallmodel');
INSERT INTO public.django_content_type VALUES (82, 'articles', 'smallmodelevent');
INSERT INTO public.django_content_type VALUES (83, 'articles', 'relearning');
INSERT INTO public.django_content_type VALUES (84, 'articles', 'watch');
INSERT INTO public.django_content_type VALUES (85, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (86, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (87, 'auth', 'user');
INSERT INTO public.django_content_type VALUES (88, 'newsroom', 'account');
INSERT INTO public.django_content_type VALUES (89, 'newsroom', 'grouppermission');
INSERT INTO public.django_content_type VALUES (90, 'newsroom', 'role');
INSERT INTO public.django_content_type VALUES (91, 'newsroom', 'permissionevent');
INSERT INTO public.django_content_type VALUES (92, 'newsroom', 'roleevent');
INSERT INTO public.django_content_type VALUES (93, 'newsroom', 'accountevent');
INSERT INTO public.django_content_type VALUES (94, 'newsroom', 'groupevent');
INSERT INTO public.django_content_type VALUES (95, 'newsroom', 'namedgroup');
INSERT INTO public.django_content_type VALUES (96, 'newsroom', 'bulkact');
INSERT INTO public.django_content_type VALUES (97, 'newsroom', 'bulkrow');
INSERT INTO public.django_content_type VALUES (98, 'admin', 'logentry');
INSERT INTO public.django_content_type VALUES (99, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (100, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (101, 'axes', 'accessattempt');
INSERT INTO public.django_content_type VALUES (102, 'axes', 'accesslog');
INSERT INTO public.django_content_type VALUES (103, 'axes', 'accessfailurelog');
INSERT INTO public.django_content_type VALUES (104, 'axes', 'accessattemptexpiration');
INSERT INTO public.django_content_type VALUES (105, 'pghistory', 'context');
INSERT INTO public.django_content_type VALUES (106, 'pghistory', 'events');
INSERT INTO public.django_content_type VALUES (107, 'pghistory', 'middlewareevents');
INSERT INTO public.django_content_type VALUES (108, 'procrastinate', 'procrastinateevent');
INSERT INTO public.django_content_type VALUES (109, 'procrastinate', 'procrastinatejob');
INSERT INTO public.django_content_type VALUES (110, 'procrastinate', 'procrastinateperiodicdefer');
INSERT INTO public.django_content_type VALUES (111, 'procrastinate', 'procrastinateworker');
INSERT INTO public.django_migrations VALUES (1, 'contenttypes', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (2, 'auth', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (3, 'admin', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (4, 'admin', '0002_logentry_remove_auto_add', now());
INSERT INTO public.django_migrations VALUES (5, 'admin', '0003_logentry_add_action_flag_choices', now());
INSERT INTO public.django_migrations VALUES (6, 'contenttypes', '0002_remove_content_type_name', now());
INSERT INTO public.django_migrations VALUES (7, 'auth', '0002_alter_permission_name_max_length', now());
INSERT INTO public.django_migrations VALUES (8, 'auth', '0003_alter_user_email_max_length', now());
INSERT INTO public.django_migrations VALUES (9, 'auth', '0004_alter_user_username_opts', now());
INSERT INTO public.django_migrations VALUES (10, 'auth', '0005_alter_user_last_login_null', now());
INSERT INTO public.django_migrations VALUES (11, 'auth', '0006_require_contenttypes_0002', now());
INSERT INTO public.django_migrations VALUES (12, 'auth', '0007_alter_validators_add_error_messages', now());
INSERT INTO public.django_migrations VALUES (13, 'auth', '0008_alter_user_username_max_length', now());
INSERT INTO public.django_migrations VALUES (14, 'auth', '0009_alter_user_last_name_max_length', now());
INSERT INTO public.django_migrations VALUES (15, 'auth', '0010_alter_group_name_max_length', now());
INSERT INTO public.django_migrations VALUES (16, 'auth', '0011_update_proxy_permissions', now());
INSERT INTO public.django_migrations VALUES (17, 'auth', '0012_alter_user_first_name_max_length', now());
INSERT INTO public.django_migrations VALUES (18, 'newsroom', '0001_accounts', now());
INSERT INTO public.django_migrations VALUES (19, 'newsroom', '0002_passwords_and_group_names', now());
INSERT INTO public.django_migrations VALUES (20, 'pghistory', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (21, 'pghistory', '0002_aggregateevent', now());
INSERT INTO public.django_migrations VALUES (22, 'pghistory', '0003_auto_20201023_1636', now());
INSERT INTO public.django_migrations VALUES (23, 'pghistory', '0004_auto_20220906_1625', now());
INSERT INTO public.django_migrations VALUES (24, 'pghistory', '0005_events_middlewareevents', now());
INSERT INTO public.django_migrations VALUES (25, 'pghistory', '0006_delete_aggregateevent', now());
INSERT INTO public.django_migrations VALUES (26, 'pghistory', '0007_auto_20250421_0444', now());
INSERT INTO public.django_migrations VALUES (27, 'entities', '0001_extensions', now());
INSERT INTO public.django_migrations VALUES (28, 'entities', '0002_entities', now());
INSERT INTO public.django_migrations VALUES (29, 'entities', '0003_list_indexes', now());
INSERT INTO public.django_migrations VALUES (30, 'entities', '0004_history_says_who', now());
INSERT INTO public.django_migrations VALUES (31, 'articles', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (32, 'articles', '0002_groups', now());
INSERT INTO public.django_migrations VALUES (33, 'articles', '0003_search_configuration', now());
INSERT INTO public.django_migrations VALUES (34, 'articles', '0004_search_indexes', now());
INSERT INTO public.django_migrations VALUES (35, 'articles', '0005_own_headline', now());
INSERT INTO public.django_migrations VALUES (36, 'articles', '0006_plural_of_search_entries', now());
INSERT INTO public.django_migrations VALUES (37, 'articles', '0007_pieces_put_back', now());
INSERT INTO public.django_migrations VALUES (38, 'articles', '0008_following_and_saved_searches', now());
INSERT INTO public.django_migrations VALUES (39, 'articles', '0009_imports', now());
INSERT INTO public.django_migrations VALUES (40, 'articles', '0010_own_reporting', now());
INSERT INTO public.django_migrations VALUES (41, 'articles', '0011_history_says_who', now());
INSERT INTO public.django_migrations VALUES (42, 'articles', '0012_mended', now());
INSERT INTO public.django_migrations VALUES (43, 'articles', '0013_mend_decisions', now());
INSERT INTO public.django_migrations VALUES (44, 'articles', '0014_quotes_without_grouping', now());
INSERT INTO public.django_migrations VALUES (45, 'articles', '0015_reading', now());
INSERT INTO public.django_migrations VALUES (46, 'articles', '0016_read_throughs', now());
INSERT INTO public.django_migrations VALUES (47, 'articles', '0017_all_is_tracked', now());
INSERT INTO public.django_migrations VALUES (48, 'articles', '0018_claims_shown', now());
INSERT INTO public.django_migrations VALUES (49, 'articles', '0019_clauses_kept', now());
INSERT INTO public.django_migrations VALUES (50, 'articles', '0020_offset_of_publication', now());
INSERT INTO public.django_migrations VALUES (51, 'articles', '0021_stories_without_a_date', now());
INSERT INTO public.django_migrations VALUES (52, 'articles', '0022_plain_words_of_reading', now());
INSERT INTO public.django_migrations VALUES (53, 'articles', '0023_looks', now());
INSERT INTO public.django_migrations VALUES (54, 'articles', '0024_read_roughly', now());
INSERT INTO public.django_migrations VALUES (55, 'articles', '0025_merge_proposals', now());
INSERT INTO public.django_migrations VALUES (56, 'articles', '0026_sites', now());
INSERT INTO public.django_migrations VALUES (57, 'articles', '0027_fetched_pages', now());
INSERT INTO public.django_migrations VALUES (58, 'articles', '0028_encoding', now());
INSERT INTO public.django_migrations VALUES (59, 'articles', '0029_links_tried_again', now());
INSERT INTO public.django_migrations VALUES (60, 'articles', '0030_feeds', now());
INSERT INTO public.django_migrations VALUES (61, 'articles', '0031_zones', now());
INSERT INTO public.django_migrations VALUES (62, 'articles', '0032_watched_pages', now());
INSERT INTO public.django_migrations VALUES (63, 'articles', '0033_outlet_name_in_words', now());
INSERT INTO public.django_migrations VALUES (64, 'articles', '0034_original_files', now());
INSERT INTO public.django_migrations VALUES (65, 'articles', '0035_mended_signs', now());
INSERT INTO public.django_migrations VALUES (66, 'articles', '0036_feeds_in_admin', now());
INSERT INTO public.django_migrations VALUES (67, 'articles', '0037_pages_and_languages', now());
INSERT INTO public.django_migrations VALUES (68, 'articles', '0038_languages_told_anew', now());
INSERT INTO public.django_migrations VALUES (69, 'articles', '0039_said_limits', now());
INSERT INTO public.django_migrations VALUES (70, 'articles', '0040_files_known_by_address', now());
INSERT INTO public.django_migrations VALUES (71, 'articles', '0041_model_readings', now());
INSERT INTO public.django_migrations VALUES (72, 'articles', '0042_letters', now());
INSERT INTO public.django_migrations VALUES (73, 'articles', '0043_dates_in_words', now());
INSERT INTO public.django_migrations VALUES (74, 'articles', '0044_small_models', now());
INSERT INTO public.django_migrations VALUES (75, 'articles', '0045_oldest_unread', now());
INSERT INTO public.django_migrations VALUES (76, 'articles', '0046_indexes_of_large_tables', now());
INSERT INTO public.django_migrations VALUES (77, 'articles', '0047_indexes_nobody_uses', now());
INSERT INTO public.django_migrations VALUES (78, 'articles', '0048_job_tallies', now());
INSERT INTO public.django_migrations VALUES (79, 'articles', '0049_read_from', now());
INSERT INTO public.django_migrations VALUES (80, 'articles', '0050_cost_of_a_match', now());
INSERT INTO public.django_migrations VALUES (81, 'articles', '0051_refused_links', now());
INSERT INTO public.django_migrations VALUES (82, 'articles', '0052_signatures_by_period', now());
INSERT INTO public.django_migrations VALUES (83, 'articles', '0053_duplicates', now());
INSERT INTO public.django_migrations VALUES (84, 'articles', '0054_presence', now());
INSERT INTO public.django_migrations VALUES (85, 'newsroom', '0003_admins', now());
INSERT INTO public.django_migrations VALUES (86, 'entities', '0005_wikidata_item_in_words', now());
INSERT INTO public.django_migrations VALUES (87, 'entities', '0006_rules_in_words', now());
INSERT INTO public.django_migrations VALUES (88, 'articles', '0055_rules_in_words', now());
INSERT INTO public.django_migrations VALUES (89, 'articles', '0056_steps', now());
INSERT INTO public.django_migrations VALUES (90, 'articles', '0057_steps_of_before', now());
INSERT INTO public.django_migrations VALUES (91, 'articles', '0058_steps_that_wait', now());
INSERT INTO public.django_migrations VALUES (92, 'articles', '0059_notes_and_assignments', now());
INSERT INTO public.django_migrations VALUES (93, 'articles', '0060_embargo', now());
INSERT INTO public.django_migrations VALUES (94, 'articles', '0061_blind_readings', now());
INSERT INTO public.django_migrations VALUES (95, 'articles', '0062_admins_see_blind_readings', now());
INSERT INTO public.django_migrations VALUES (96, 'articles', '0063_embargo_found', now());
INSERT INTO public.django_migrations VALUES (97, 'axes', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (98, 'axes', '0002_auto_20151217_2044', now());
INSERT INTO public.django_migrations VALUES (99, 'axes', '0003_auto_20160322_0929', now());
INSERT INTO public.django_migrations VALUES (100, 'axes', '0004_auto_20181024_1538', now());
INSERT INTO public.django_migrations VALUES (101, 'axes', '0005_remove_accessattempt_trusted', now());
INSERT INTO public.django_migrations VALUES (102, 'axes', '0006_remove_accesslog_trusted', now());
INSERT INTO public.django_migrations VALUES (103, 'axes', '0007_alter_accessattempt_unique_together', now());
INSERT INTO public.django_migrations VALUES (104, 'axes', '0008_accessfailurelog', now());
INSERT INTO public.django_migrations VALUES (105, 'axes', '0009_add_session_hash', now());
INSERT INTO public.django_migrations VALUES (106, 'axes', '0010_accessattemptexpiration', now());
INSERT INTO public.django_migrations VALUES (107, 'newsroom', '0004_groups_are_kept', now());
INSERT INTO public.django_migrations VALUES (108, 'newsroom', '0005_bulk_acts', now());
INSERT INTO public.django_migrations VALUES (109, 'newsroom', '0006_acts_of_steps', now());
INSERT INTO public.django_migrations VALUES (110, 'procrastinate', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (111, 'procrastinate', '0002_drop_started_at_column', now());
INSERT INTO public.django_migrations VALUES (112, 'procrastinate', '0003_drop_started_at_column', now());
INSERT INTO public.django_migrations VALUES (113, 'procrastinate', '0004_drop_procrastinate_version_table', now());
INSERT INTO public.django_migrations VALUES (114, 'procrastinate', '0005_fix_procrastinate_fetch_job', now());
INSERT INTO public.django_migrations VALUES (115, 'procrastinate', '0006_fix_trigger_status_events_insert', now());
INSERT INTO public.django_migrations VALUES (116, 'procrastinate', '0007_add_queueing_lock_column', now());
INSERT INTO public.django_migrations VALUES (117, 'procrastinate', '0008_close_fetch_job_race_condition', now());
INSERT INTO public.django_migrations VALUES (118, 'procrastinate', '0009_add_defer_job_function', now());
INSERT INTO public.django_migrations VALUES (119, 'procrastinate', '0010_add_procrastinate_periodic_defers', now());
INSERT INTO public.django_migrations VALUES (120, 'procrastinate', '0011_add_foreign_key_index', now());
INSERT INTO public.django_migrations VALUES (121, 'procrastinate', '0012_add_locks_to_periodic_defer', now());
INSERT INTO public.django_migrations VALUES (122, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now());
INSERT INTO public.django_migrations VALUES (123, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now());
INSERT INTO public.django_migrations VALUES (124, 'procrastinate', '0015_add_trigger_on_job_deletion', now());
INSERT INTO public.django_migrations VALUES (125, 'procrastinate', '0016_delete_finished_jobs', now());
INSERT INTO public.django_migrations VALUES (126, 'procrastinate', '0017_add_checks_to_finish_job', now());
INSERT INTO public.django_migrations VALUES (127, 'procrastinate', '0018_add_checks_to_retry_job', now());
INSERT INTO public.django_migrations VALUES (128, 'procrastinate', '0019_fix_finish_job_compat_issue', now());
INSERT INTO public.django_migrations VALUES (129, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now());
INSERT INTO public.django_migrations VALUES (130, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now());
INSERT INTO public.django_migrations VALUES (131, 'procrastinate', '0022_null_locks_excluded', now());
INSERT INTO public.django_migrations VALUES (132, 'procrastinate', '0023_remove_old_finish_job_function', now());
INSERT INTO public.django_migrations VALUES (133, 'procrastinate', '0024_job_id_bigint', now());
INSERT INTO public.django_migrations VALUES (134, 'procrastinate', '0025_add_models', now());
INSERT INTO public.django_migrations VALUES (135, 'procrastinate', '0026_add_job_priority', now());
INSERT INTO public.django_migrations VALUES (136, 'procrastinate', '0027_add_periodic_job_priority', now());
INSERT INTO public.django_migrations VALUES (137, 'procrastinate', '0028_add_cancel_states', now());
INSERT INTO public.django_migrations VALUES (138, 'procrastinate', '0029_add_additional_params_to_retry_job', now());
INSERT INTO public.django_migrations VALUES (139, 'procrastinate', '0030_alter_procrastinateevent_options', now());
INSERT INTO public.django_migrations VALUES (140, 'procrastinate', '0031_add_indexes_for_fetch_job', now());
INSERT INTO public.django_migrations VALUES (141, 'procrastinate', '0032_pre_cancel_notification', now());
INSERT INTO public.django_migrations VALUES (142, 'procrastinate', '0033_post_cancel_notification', now());
INSERT INTO public.django_migrations VALUES (143, 'procrastinate', '0034_pre_add_heartbeat', now());
INSERT INTO public.django_migrations VALUES (144, 'procrastinate', '0035_post_add_heartbeat', now());
INSERT INTO public.django_migrations VALUES (145, 'procrastinate', '0036_add_worker_model', now());
INSERT INTO public.django_migrations VALUES (146, 'procrastinate', '0037_pre_batch_defer_jobs', now());
INSERT INTO public.django_migrations VALUES (147, 'procrastinate', '0038_post_batch_defer_jobs', now());
INSERT INTO public.django_migrations VALUES (148, 'procrastinate', '0039_pre_priority_lock_fetch_job', now());
INSERT INTO public.django_migrations VALUES (149, 'procrastinate', '0040_pre_retry_failed_job', now());
INSERT INTO public.django_migrations VALUES (150, 'procrastinate', '0041_post_retry_failed_job', now());
INSERT INTO public.django_migrations VALUES (151, 'sessions', '0001_initial', now());
INSERT INTO public.newsroom_groupevent VALUES (1, now(), 'made', NULL, NULL, 1, 'journalist', 1);
INSERT INTO public.newsroom_groupevent VALUES (2, now(), 'made', NULL, NULL, 2, 'editor', 2);
INSERT INTO public.newsroom_groupevent VALUES (3, now(), 'made', NULL, NULL, 3, 'admin', 3);
INSERT INTO public.newsroom_permissionevent VALUES (1, now(), 'made', NULL, NULL, 1, 1, 53);
INSERT INTO public.newsroom_permissionevent VALUES (2, now(), 'made', NULL, NULL, 2, 2, 53);
INSERT INTO public.newsroom_permissionevent VALUES (3, now(), 'made', NULL, NULL, 3, 2, 54);
INSERT INTO public.newsroom_permissionevent VALUES (4, now(), 'made', NULL, NULL, 4, 3, 53);
INSERT INTO public.newsroom_permissionevent VALUES (5, now(), 'made', NULL, NULL, 5, 3, 54);
INSERT INTO public.newsroom_permissionevent VALUES (6, now(), 'made', NULL, NULL, 6, 3, 1);
INSERT INTO public.newsroom_permissionevent VALUES (7, now(), 'made', NULL, NULL, 7, 3, 2);
INSERT INTO public.newsroom_permissionevent VALUES (8, now(), 'made', NULL, NULL, 8, 3, 3);
INSERT INTO public.newsroom_permissionevent VALUES (9, now(), 'made', NULL, NULL, 9, 3, 4);
INSERT INTO public.newsroom_permissionevent VALUES (10, now(), 'made', NULL, NULL, 10, 3, 5);
INSERT INTO public.newsroom_permissionevent VALUES (11, now(), 'made', NULL, NULL, 11, 3, 6);
INSERT INTO public.newsroom_permissionevent VALUES (12, now(), 'made', NULL, NULL, 12, 3, 7);
INSERT INTO public.newsroom_permissionevent VALUES (13, now(), 'made', NULL, NULL, 13, 3, 8);
INSERT INTO public.newsroom_permissionevent VALUES (14, now(), 'made', NULL, NULL, 14, 3, 9);
INSERT INTO public.newsroom_permissionevent VALUES (15, now(), 'made', NULL, NULL, 15, 3, 10);
INSERT INTO public.newsroom_permissionevent VALUES (16, now(), 'made', NULL, NULL, 16, 3, 11);
INSERT INTO public.newsroom_permissionevent VALUES (17, now(), 'made', NULL, NULL, 17, 3, 12);
INSERT INTO public.newsroom_permissionevent VALUES (18, now(), 'made', NULL, NULL, 18, 3, 13);
INSERT INTO public.newsroom_permissionevent VALUES (19, now(), 'made', NULL, NULL, 19, 3, 14);
INSERT INTO public.newsroom_permissionevent VALUES (20, now(), 'made', NULL, NULL, 20, 3, 15);
INSERT INTO public.newsroom_permissionevent VALUES (21, now(), 'made', NULL, NULL, 21, 3, 16);
INSERT INTO public.newsroom_permissionevent VALUES (22, now(), 'made', NULL, NULL, 22, 3, 17);
INSERT INTO public.newsroom_permissionevent VALUES (23, now(), 'made', NULL, NULL, 23, 3, 18);
INSERT INTO public.newsroom_permissionevent VALUES (24, now(), 'made', NULL, NULL, 24, 3, 19);
INSERT INTO public.newsroom_permissionevent VALUES (25, now(), 'made', NULL, NULL, 25, 3, 20);
INSERT INTO public.newsroom_permissionevent VALUES (26, now(), 'made', NULL, NULL, 26, 3, 21);
INSERT INTO public.newsroom_permissionevent VALUES (27, now(), 'made', NULL, NULL, 27, 3, 22);
INSERT INTO public.newsroom_permissionevent VALUES (28, now(), 'made', NULL, NULL, 28, 3, 23);
INSERT INTO public.newsroom_permissionevent VALUES (29, now(), 'made', NULL, NULL, 29, 3, 24);
INSERT INTO public.newsroom_permissionevent VALUES (30, now(), 'made', NULL, NULL, 30, 3, 25);
INSERT INTO public.newsroom_permissionevent VALUES (31, now(), 'made', NULL, NULL, 31, 3, 26);
INSERT INTO public.newsroom_permissionevent VALUES (32, now(), 'made', NULL, NULL, 32, 3, 27);
INSERT INTO public.newsroom_permissionevent VALUES (33, now(), 'made', NULL, NULL, 33, 3, 28);
INSERT INTO public.newsroom_permissionevent VALUES (34, now(), 'made', NULL, NULL, 34, 3, 29);
INSERT INTO public.newsroom_permissionevent VALUES (35, now(), 'made', NULL, NULL, 35, 3, 30);
INSERT INTO public.newsroom_permissionevent VALUES (36, now(), 'made', NULL, NULL, 36, 3, 31);
INSERT INTO public.newsroom_permissionevent VALUES (37, now(), 'made', NULL, NULL, 37, 3, 32);
INSERT INTO public.newsroom_permissionevent VALUES (38, now(), 'made', NULL, NULL, 38, 3, 33);
INSERT INTO public.newsroom_permissionevent VALUES (39, now(), 'made', NULL, NULL, 39, 3, 34);
INSERT INTO public.newsroom_permissionevent VALUES (40, now(), 'made', NULL, NULL, 40, 3, 35);
INSERT INTO public.newsroom_permissionevent VALUES (41, now(), 'made', NULL, NULL, 41, 3, 36);
INSERT INTO public.newsroom_permissionevent VALUES (42, now(), 'made', NULL, NULL, 42, 3, 37);
INSERT INTO public.newsroom_permissionevent VALUES (43, now(), 'made', NULL, NULL, 43, 3, 38);
INSERT INTO public.newsroom_permissionevent VALUES (44, now(), 'made', NULL, NULL, 44, 3, 39);
INSERT INTO public.newsroom_permissionevent VALUES (45, now(), 'made', NULL, NULL, 45, 3, 40);
INSERT INTO public.newsroom_permissionevent VALUES (46, now(), 'made', NULL, NULL, 46, 3, 41);
INSERT INTO public.newsroom_permissionevent VALUES (47, now(), 'made', NULL, NULL, 47, 3, 42);
INSERT INTO public.newsroom_permissionevent VALUES (48, now(), 'made', NULL, NULL, 48, 3, 43);
INSERT INTO public.newsroom_permissionevent VALUES (49, now(), 'made', NULL, NULL, 49, 3, 44);
INSERT INTO public.newsroom_permissionevent VALUES (50, now(), 'made', NULL, NULL, 50, 3, 45);
INSERT INTO public.newsroom_permissionevent VALUES (51, now(), 'made', NULL, NULL, 51, 3, 46);
INSERT INTO public.newsroom_permissionevent VALUES (52, now(), 'made', NULL, NULL, 52, 3, 47);
INSERT INTO public.newsroom_permissionevent VALUES (53, now(), 'made', NULL, NULL, 53, 3, 48);
INSERT INTO public.newsroom_permissionevent VALUES (54, now(), 'made', NULL, NULL, 54, 3, 49);
INSERT INTO public.newsroom_permissionevent VALUES (55, now(), 'made', NULL, NULL, 55, 3, 50);
INSERT INTO public.newsroom_permissionevent VALUES (56, now(), 'made', NULL, NULL, 56, 3, 51);
INSERT INTO public.newsroom_permissionevent VALUES (57, now(), 'made', NULL, NULL, 57, 3, 52);
INSERT INTO public.newsroom_permissionevent VALUES (58, now(), 'made', NULL, NULL, 60, 3, 55);
INSERT INTO public.newsroom_permissionevent VALUES (59, now(), 'made', NULL, NULL, 61, 3, 56);
INSERT INTO public.newsroom_permissionevent VALUES (60, now(), 'made', NULL, NULL, 62, 3, 57);
INSERT INTO public.newsroom_permissionevent VALUES (61, now(), 'made', NULL, NULL, 63, 3, 58);
INSERT INTO public.newsroom_permissionevent VALUES (62, now(), 'made', NULL, NULL, 64, 3, 59);
INSERT INTO public.newsroom_permissionevent VALUES (63, now(), 'made', NULL, NULL, 65, 3, 60);
INSERT INTO public.newsroom_permissionevent VALUES (64, now(), 'made', NULL, NULL, 66, 3, 61);
INSERT INTO public.newsroom_permissionevent VALUES (65, now(), 'made', NULL, NULL, 67, 3, 62);
INSERT INTO public.newsroom_permissionevent VALUES (66, now(), 'made', NULL, NULL, 68, 3, 63);
INSERT INTO public.newsroom_permissionevent VALUES (67, now(), 'made', NULL, NULL, 69, 3, 64);
INSERT INTO public.newsroom_permissionevent VALUES (68, now(), 'made', NULL, NULL, 70, 3, 65);
INSERT INTO public.newsroom_permissionevent VALUES (69, now(), 'made', NULL, NULL, 71, 3, 66);
INSERT INTO public.newsroom_permissionevent VALUES (70, now(), 'made', NULL, NULL, 72, 3, 67);
INSERT INTO public.newsroom_permissionevent VALUES (71, now(), 'made', NULL, NULL, 73, 3, 68);
INSERT INTO public.newsroom_permissionevent VALUES (72, now(), 'made', NULL, NULL, 74, 3, 69);
INSERT INTO public.newsroom_permissionevent VALUES (73, now(), 'made', NULL, NULL, 75, 3, 70);
INSERT INTO public.newsroom_permissionevent VALUES (74, now(), 'made', NULL, NULL, 76, 3, 71);
INSERT INTO public.newsroom_permissionevent VALUES (75, now(), 'made', NULL, NULL, 77, 3, 72);
INSERT INTO public.newsroom_permissionevent VALUES (76, now(), 'made', NULL, NULL, 78, 3, 73);
INSERT INTO public.newsroom_permissionevent VALUES (77, now(), 'made', NULL, NULL, 79, 3, 74);
INSERT INTO public.newsroom_permissionevent VALUES (78, now(), 'made', NULL, NULL, 80, 3, 75);
INSERT INTO public.newsroom_permissionevent VALUES (79, now(), 'made', NULL, NULL, 81, 3, 76);
INSERT INTO public.newsroom_permissionevent VALUES (80, now(), 'made', NULL, NULL, 82, 3, 77);
INSERT INTO public.newsroom_permissionevent VALUES (81, now(), 'made', NULL, NULL, 83, 3, 78);
INSERT INTO public.newsroom_permissionevent VALUES (82, now(), 'made', NULL, NULL, 84, 3, 79);
INSERT INTO public.newsroom_permissionevent VALUES (83, now(), 'made', NULL, NULL, 85, 3, 80);
INSERT INTO public.newsroom_permissionevent VALUES (84, now(), 'made', NULL, NULL, 86, 3, 81);
INSERT INTO public.newsroom_permissionevent VALUES (85, now(), 'made', NULL, NULL, 87, 3, 82);
INSERT INTO public.newsroom_permissionevent VALUES (86, now(), 'made', NULL, NULL, 88, 3, 83);
INSERT INTO public.newsroom_permissionevent VALUES (87, now(), 'made', NULL, NULL, 89, 3, 84);
INSERT INTO public.newsroom_permissionevent VALUES (88, now(), 'made', NULL, NULL, 90, 3, 85);
INSERT INTO public.newsroom_permissionevent VALUES (89, now(), 'made', NULL, NULL, 91, 3, 86);
INSERT INTO public.newsroom_permissionevent VALUES (90, now(), 'made', NULL, NULL, 92, 3, 87);
INSERT INTO public.newsroom_permissionevent VALUES (91, now(), 'made', NULL, NULL, 93, 3, 88);
INSERT INTO public.newsroom_permissionevent VALUES (92, now(), 'made', NULL, NULL, 94, 3, 89);
INSERT INTO public.newsroom_permissionevent VALUES (93, now(), 'made', NULL, NULL, 95, 3, 90);
INSERT INTO public.newsroom_permissionevent VALUES (94, now(), 'made', NULL, NULL, 96, 3, 91);
INSERT INTO public.newsroom_permissionevent VALUES (95, now(), 'made', NULL, NULL, 97, 3, 92);
INSERT INTO public.newsroom_permissionevent VALUES (96, now(), 'made', NULL, NULL, 98, 3, 93);
INSERT INTO public.newsroom_permissionevent VALUES (97, now(), 'made', NULL, NULL, 99, 3, 94);
INSERT INTO public.newsroom_permissionevent VALUES (98, now(), 'made', NULL, NULL, 100, 3, 95);
INSERT INTO public.newsroom_permissionevent VALUES (99, now(), 'made', NULL, NULL, 101, 3, 96);
INSERT INTO public.newsroom_permissionevent VALUES (100, now(), 'made', NULL, NULL, 102, 3, 97);
INSERT INTO public.newsroom_permissionevent VALUES (101, now(), 'made', NULL, NULL, 103, 3, 98);
INSERT INTO public.newsroom_permissionevent VALUES (102, now(), 'made', NULL, NULL, 104, 3, 99);
INSERT INTO public.newsroom_permissionevent VALUES (103, now(), 'made', NULL, NULL, 105, 3, 100);
INSERT INTO public.newsroom_permissionevent VALUES (104, now(), 'made', NULL, NULL, 106, 3, 101);
INSERT INTO public.newsroom_permissionevent VALUES (105, now(), 'made', NULL, NULL, 107, 3, 102);
INSERT INTO public.newsroom_permissionevent VALUES (106, now(), 'made', NULL, NULL, 108, 3, 103);
INSERT INTO public.newsroom_permissionevent VALUES (107, now(), 'made', NULL, NULL, 109, 3, 104);
INSERT INTO public.newsroom_permissionevent VALUES (108, now(), 'made', NULL, NULL, 110, 3, 105);
INSERT INTO public.newsroom_permissionevent VALUES (109, now(), 'made', NULL, NULL, 111, 3, 106);
INSERT INTO public.newsroom_permissionevent VALUES (110, now(), 'made', NULL, NULL, 112, 3, 107);
INSERT INTO public.newsroom_permissionevent VALUES (111, now(), 'made', NULL, NULL, 113, 3, 108);
INSERT INTO public.newsroom_permissionevent VALUES (112, now(), 'made', NULL, NULL, 114, 3, 109);
INSERT INTO public.newsroom_permissionevent VALUES (113, now(), 'made', NULL, NULL, 115, 3, 110);
INSERT INTO public.newsroom_permissionevent VALUES (114, now(), 'made', NULL, NULL, 116, 3, 111);
INSERT INTO public.newsroom_permissionevent VALUES (115, now(), 'made', NULL, NULL, 117, 3, 112);
INSERT INTO public.newsroom_permissionevent VALUES (116, now(), 'made', NULL, NULL, 118, 3, 113);
INSERT INTO public.newsroom_permissionevent VALUES (117, now(), 'made', NULL, NULL, 119, 3, 114);
INSERT INTO public.newsroom_permissionevent VALUES (118, now(), 'made', NULL, NULL, 120, 3, 115);
INSERT INTO public.newsroom_permissionevent VALUES (119, now(), 'made', NULL, NULL, 121, 3, 116);
INSERT INTO public.newsroom_permissionevent VALUES (120, now(), 'made', NULL, NULL, 122, 3, 117);
INSERT INTO public.newsroom_permissionevent VALUES (121, now(), 'made', NULL, NULL, 123, 3, 118);
INSERT INTO public.newsroom_permissionevent VALUES (122, now(), 'made', NULL, NULL, 124, 3, 119);
INSERT INTO public.newsroom_permissionevent VALUES (123, now(), 'made', NULL, NULL, 125, 3, 120);
INSERT INTO public.newsroom_permissionevent VALUES (124, now(), 'made', NULL, NULL, 126, 3, 121);
INSERT INTO public.newsroom_permissionevent VALUES (125, now(), 'made', NULL, NULL, 127, 3, 122);
INSERT INTO public.newsroom_permissionevent VALUES (126, now(), 'made', NULL, NULL, 128, 3, 123);
INSERT INTO public.newsroom_permissionevent VALUES (127, now(), 'made', NULL, NULL, 129, 3, 124);
INSERT INTO public.newsroom_permissionevent VALUES (128, now(), 'made', NULL, NULL, 130, 3, 125);
INSERT INTO public.newsroom_permissionevent VALUES (129, now(), 'made', NULL, NULL, 131, 3, 126);
INSERT INTO public.newsroom_permissionevent VALUES (130, now(), 'made', NULL, NULL, 132, 3, 127);
INSERT INTO public.newsroom_permissionevent VALUES (131, now(), 'made', NULL, NULL, 133, 3, 128);
INSERT INTO public.newsroom_permissionevent VALUES (132, now(), 'made', NULL, NULL, 134, 3, 129);
INSERT INTO public.newsroom_permissionevent VALUES (133, now(), 'made', NULL, NULL, 135, 3, 130);
INSERT INTO public.newsroom_permissionevent VALUES (134, now(), 'made', NULL, NULL, 136, 3, 131);
INSERT INTO public.newsroom_permissionevent VALUES (135, now(), 'made', NULL, NULL, 137, 3, 132);
INSERT INTO public.newsroom_permissionevent VALUES (136, now(), 'made', NULL, NULL, 138, 3, 133);
INSERT INTO public.newsroom_permissionevent VALUES (137, now(), 'made', NULL, NULL, 139, 3, 134);
INSERT INTO public.newsroom_permissionevent VALUES (138, now(), 'made', NULL, NULL, 140, 3, 135);
INSERT INTO public.newsroom_permissionevent VALUES (139, now(), 'made', NULL, NULL, 141, 3, 136);
INSERT INTO public.newsroom_permissionevent VALUES (140, now(), 'made', NULL, NULL, 142, 3, 137);
INSERT INTO public.newsroom_permissionevent VALUES (141, now(), 'made', NULL, NULL, 143, 3, 138);
INSERT INTO public.newsroom_permissionevent VALUES (142, now(), 'made', NULL, NULL, 144, 3, 139);
INSERT INTO public.newsroom_permissionevent VALUES (143, now(), 'made', NULL, NULL, 145, 3, 140);
INSERT INTO public.newsroom_permissionevent VALUES (144, now(), 'made', NULL, NULL, 146, 3, 141);
INSERT INTO public.newsroom_permissionevent VALUES (145, now(), 'made', NULL, NULL, 147, 3, 142);
INSERT INTO public.newsroom_permissionevent VALUES (146, now(), 'made', NULL, NULL, 148, 3, 143);
INSERT INTO public.newsroom_permissionevent VALUES (147, now(), 'made', NULL, NULL, 149, 3, 144);
INSERT INTO public.newsroom_permissionevent VALUES (148, now(), 'made', NULL, NULL, 150, 3, 145);
INSERT INTO public.newsroom_permissionevent VALUES (149, now(), 'made', NULL, NULL, 151, 3, 146);
INSERT INTO public.newsroom_permissionevent VALUES (150, now(), 'made', NULL, NULL, 152, 3, 147);
INSERT INTO public.newsroom_permissionevent VALUES (151, now(), 'made', NULL, NULL, 153, 3, 148);
INSERT INTO public.newsroom_permissionevent VALUES (152, now(), 'made', NULL, NULL, 154, 3, 149);
INSERT INTO public.newsroom_permissionevent VALUES (153, now(), 'made', NULL, NULL, 155, 3, 150);
INSERT INTO public.newsroom_permissionevent VALUES (154, now(), 'made', NULL, NULL, 156, 3, 151);
INSERT INTO public.newsroom_permissionevent VALUES (155, now(), 'made', NULL, NULL, 157, 3, 152);
INSERT INTO public.newsroom_permissionevent VALUES (156, now(), 'made', NULL, NULL, 158, 3, 153);
INSERT INTO public.newsroom_permissionevent VALUES (157, now(), 'made', NULL, NULL, 159, 3, 154);
INSERT INTO public.newsroom_permissionevent VALUES (158, now(), 'made', NULL, NULL, 160, 3, 155);
INSERT INTO public.newsroom_permissionevent VALUES (159, now(), 'made', NULL, NULL, 161, 3, 156);
INSERT INTO public.newsroom_permissionevent VALUES (160, now(), 'made', NULL, NULL, 162, 3, 157);
INSERT INTO public.newsroom_permissionevent VALUES (161, now(), 'made', NULL, NULL, 163, 3, 158);
INSERT INTO public.newsroom_permissionevent VALUES (162, now(), 'made', NULL, NULL, 164, 3, 159);
INSERT INTO public.newsroom_permissionevent VALUES (163, now(), 'made', NULL, NULL, 165, 3, 160);
INSERT INTO public.newsroom_permissionevent VALUES (164, now(), 'made', NULL, NULL, 166, 3, 161);
INSERT INTO public.newsroom_permissionevent VALUES (165, now(), 'made', NULL, NULL, 167, 3, 162);
INSERT INTO public.newsroom_permissionevent VALUES (166, now(), 'made', NULL, NULL, 168, 3, 163);
INSERT INTO public.newsroom_permissionevent VALUES (167, now(), 'made', NULL, NULL, 169, 3, 164);
INSERT INTO public.newsroom_permissionevent VALUES (168, now(), 'made', NULL, NULL, 170, 3, 165);
INSERT INTO public.newsroom_permissionevent VALUES (169, now(), 'made', NULL, NULL, 171, 3, 166);
INSERT INTO public.newsroom_permissionevent VALUES (170, now(), 'made', NULL, NULL, 172, 3, 167);
INSERT INTO public.newsroom_permissionevent VALUES (171, now(), 'made', NULL, NULL, 173, 3, 168);
INSERT INTO public.newsroom_permissionevent VALUES (172, now(), 'made', NULL, NULL, 174, 3, 169);
INSERT INTO public.newsroom_permissionevent VALUES (173, now(), 'made', NULL, NULL, 175, 3, 170);
INSERT INTO public.newsroom_permissionevent VALUES (174, now(), 'made', NULL, NULL, 176, 3, 171);
INSERT INTO public.newsroom_permissionevent VALUES (175, now(), 'made', NULL, NULL, 177, 3, 172);
INSERT INTO public.newsroom_permissionevent VALUES (176, now(), 'made', NULL, NULL, 178, 3, 173);
INSERT INTO public.newsroom_permissionevent VALUES (177, now(), 'made', NULL, NULL, 179, 3, 174);
INSERT INTO public.newsroom_permissionevent VALUES (178, now(), 'made', NULL, NULL, 180, 3, 175);
INSERT INTO public.newsroom_permissionevent VALUES (179, now(), 'made', NULL, NULL, 181, 3, 176);
INSERT INTO public.newsroom_permissionevent VALUES (180, now(), 'made', NULL, NULL, 182, 3, 177);
INSERT INTO public.newsroom_permissionevent VALUES (181, now(), 'made', NULL, NULL, 183, 3, 178);
INSERT INTO public.newsroom_permissionevent VALUES (182, now(), 'made', NULL, NULL, 184, 3, 179);
INSERT INTO public.newsroom_permissionevent VALUES (183, now(), 'made', NULL, NULL, 185, 3, 180);
INSERT INTO public.newsroom_permissionevent VALUES (184, now(), 'made', NULL, NULL, 186, 3, 181);
INSERT INTO public.newsroom_permissionevent VALUES (185, now(), 'made', NULL, NULL, 187, 3, 182);
INSERT INTO public.newsroom_permissionevent VALUES (186, now(), 'made', NULL, NULL, 188, 3, 183);
INSERT INTO public.newsroom_permissionevent VALUES (187, now(), 'made', NULL, NULL, 189, 3, 184);
INSERT INTO public.newsroom_permissionevent VALUES (188, now(), 'made', NULL, NULL, 190, 3, 185);
INSERT INTO public.newsroom_permissionevent VALUES (189, now(), 'made', NULL, NULL, 191, 3, 186);
INSERT INTO public.newsroom_permissionevent VALUES (190, now(), 'made', NULL, NULL, 192, 3, 187);
INSERT INTO public.newsroom_permissionevent VALUES (191, now(), 'made', NULL, NULL, 193, 3, 188);
INSERT INTO public.newsroom_permissionevent VALUES (192, now(), 'made', NULL, NULL, 194, 3, 189);
INSERT INTO public.newsroom_permissionevent VALUES (193, now(), 'made', NULL, NULL, 195, 3, 190);
INSERT INTO public.newsroom_permissionevent VALUES (194, now(), 'made', NULL, NULL, 196, 3, 191);
INSERT INTO public.newsroom_permissionevent VALUES (195, now(), 'made', NULL, NULL, 197, 3, 192);
INSERT INTO public.newsroom_permissionevent VALUES (196, now(), 'made', NULL, NULL, 198, 3, 193);
INSERT INTO public.newsroom_permissionevent VALUES (197, now(), 'made', NULL, NULL, 199, 3, 194);
INSERT INTO public.newsroom_permissionevent VALUES (198, now(), 'made', NULL, NULL, 200, 3, 195);
INSERT INTO public.newsroom_permissionevent VALUES (199, now(), 'made', NULL, NULL, 201, 3, 196);
INSERT INTO public.newsroom_permissionevent VALUES (200, now(), 'made', NULL, NULL, 202, 3, 197);
INSERT INTO public.newsroom_permissionevent VALUES (201, now(), 'made', NULL, NULL, 203, 3, 198);
INSERT INTO public.newsroom_permissionevent VALUES (202, now(), 'made', NULL, NULL, 204, 3, 199);
INSERT INTO public.newsroom_permissionevent VALUES (203, now(), 'made', NULL, NULL, 205, 3, 200);
INSERT INTO public.newsroom_permissionevent VALUES (204, now(), 'made', NULL, NULL, 206, 3, 201);
INSERT INTO public.newsroom_permissionevent VALUES (205, now(), 'made', NULL, NULL, 207, 3, 202);
INSERT INTO public.newsroom_permissionevent VALUES (206, now(), 'made', NULL, NULL, 208, 3, 203);
INSERT INTO public.newsroom_permissionevent VALUES (207, now(), 'made', NULL, NULL, 209, 3, 204);
INSERT INTO public.newsroom_permissionevent VALUES (208, now(), 'made', NULL, NULL, 210, 3, 205);
INSERT INTO public.newsroom_permissionevent VALUES (209, now(), 'made', NULL, NULL, 211, 3, 206);
INSERT INTO public.newsroom_permissionevent VALUES (210, now(), 'made', NULL, NULL, 212, 3, 207);
INSERT INTO public.newsroom_permissionevent VALUES (211, now(), 'made', NULL, NULL, 213, 3, 208);
INSERT INTO public.newsroom_permissionevent VALUES (212, now(), 'made', NULL, NULL, 214, 3, 209);
INSERT INTO public.newsroom_permissionevent VALUES (213, now(), 'made', NULL, NULL, 215, 3, 210);
INSERT INTO public.newsroom_permissionevent VALUES (214, now(), 'made', NULL, NULL, 216, 3, 211);
INSERT INTO public.newsroom_permissionevent VALUES (215, now(), 'made', NULL, NULL, 217, 3, 212);
INSERT INTO public.newsroom_permissionevent VALUES (216, now(), 'made', NULL, NULL, 218, 3, 213);
INSERT INTO public.newsroom_permissionevent VALUES (217, now(), 'made', NULL, NULL, 219, 3, 214);
INSERT INTO public.newsroom_permissionevent VALUES (218, now(), 'made', NULL, NULL, 220, 3, 215);
INSERT INTO public.newsroom_permissionevent VALUES (219, now(), 'made', NULL, NULL, 221, 3, 216);
INSERT INTO public.newsroom_permissionevent VALUES (220, now(), 'made', NULL, NULL, 222, 3, 217);
INSERT INTO public.newsroom_permissionevent VALUES (221, now(), 'made', NULL, NULL, 223, 3, 218);
INSERT INTO public.newsroom_permissionevent VALUES (222, now(), 'made', NULL, NULL, 224, 3, 219);
INSERT INTO public.newsroom_permissionevent VALUES (223, now(), 'made', NULL, NULL, 225, 3, 220);
INSERT INTO public.newsroom_permissionevent VALUES (224, now(), 'made', NULL, NULL, 226, 3, 221);
INSERT INTO public.newsroom_permissionevent VALUES (225, now(), 'made', NULL, NULL, 227, 3, 222);
INSERT INTO public.newsroom_permissionevent VALUES (226, now(), 'made', NULL, NULL, 228, 3, 223);
INSERT INTO public.newsroom_permissionevent VALUES (227, now(), 'made', NULL, NULL, 229, 3, 224);
INSERT INTO public.newsroom_permissionevent VALUES (228, now(), 'made', NULL, NULL, 230, 3, 225);
INSERT INTO public.newsroom_permissionevent VALUES (229, now(), 'made', NULL, NULL, 231, 3, 226);
INSERT INTO public.newsroom_permissionevent VALUES (230, now(), 'made', NULL, NULL, 232, 3, 227);
INSERT INTO public.newsroom_permissionevent VALUES (231, now(), 'made', NULL, NULL, 233, 3, 228);
INSERT INTO public.newsroom_permissionevent VALUES (232, now(), 'made', NULL, NULL, 234, 3, 229);
INSERT INTO public.newsroom_permissionevent VALUES (233, now(), 'made', NULL, NULL, 235, 3, 230);
INSERT INTO public.newsroom_permissionevent VALUES (234, now(), 'made', NULL, NULL, 236, 3, 231);
INSERT INTO public.newsroom_permissionevent VALUES (235, now(), 'made', NULL, NULL, 237, 3, 232);
INSERT INTO public.newsroom_permissionevent VALUES (236, now(), 'made', NULL, NULL, 238, 3, 233);
INSERT INTO public.newsroom_permissionevent VALUES (237, now(), 'made', NULL, NULL, 239, 3, 234);
INSERT INTO public.newsroom_permissionevent VALUES (238, now(), 'made', NULL, NULL, 240, 3, 235);
INSERT INTO public.newsroom_permissionevent VALUES (239, now(), 'made', NULL, NULL, 241, 3, 236);
INSERT INTO public.newsroom_permissionevent VALUES (240, now(), 'made', NULL, NULL, 242, 3, 237);
INSERT INTO public.newsroom_permissionevent VALUES (241, now(), 'made', NULL, NULL, 243, 3, 238);
INSERT INTO public.newsroom_permissionevent VALUES (242, now(), 'made', NULL, NULL, 244, 3, 239);
INSERT INTO public.newsroom_permissionevent VALUES (243, now(), 'made', NULL, NULL, 245, 3, 240);
INSERT INTO public.newsroom_permissionevent VALUES (244, now(), 'made', NULL, NULL, 246, 3, 241);
INSERT INTO public.newsroom_permissionevent VALUES (245, now(), 'made', NULL, NULL, 247, 3, 242);
INSERT INTO public.newsroom_permissionevent VALUES (246, now(), 'made', NULL, NULL, 248, 3, 243);
INSERT INTO public.newsroom_permissionevent VALUES (247, now(), 'made', NULL, NULL, 249, 3, 244);
INSERT INTO public.newsroom_permissionevent VALUES (248, now(), 'made', NULL, NULL, 250, 3, 245);
INSERT INTO public.newsroom_permissionevent VALUES (249, now(), 'made', NULL, NULL, 251, 3, 246);
INSERT INTO public.newsroom_permissionevent VALUES (250, now(), 'made', NULL, NULL, 252, 3, 247);
INSERT INTO public.newsroom_permissionevent VALUES (251, now(), 'made', NULL, NULL, 253, 3, 248);
INSERT INTO public.newsroom_permissionevent VALUES (252, now(), 'made', NULL, NULL, 254, 3, 249);
INSERT INTO public.newsroom_permissionevent VALUES (253, now(), 'made', NULL, NULL, 255, 3, 250);
INSERT INTO public.newsroom_permissionevent VALUES (254, now(), 'made', NULL, NULL, 256, 3, 251);
INSERT INTO public.newsroom_permissionevent VALUES (255, now(), 'made', NULL, NULL, 257, 3, 252);
INSERT INTO public.newsroom_permissionevent VALUES (256, now(), 'made', NULL, NULL, 258, 3, 253);
INSERT INTO public.newsroom_permissionevent VALUES (257, now(), 'made', NULL, NULL, 259, 3, 254);
INSERT INTO public.newsroom_permissionevent VALUES (258, now(), 'made', NULL, NULL, 260, 3, 255);
INSERT INTO public.newsroom_permissionevent VALUES (259, now(), 'made', NULL, NULL, 261, 3, 256);
INSERT INTO public.newsroom_permissionevent VALUES (260, now(), 'made', NULL, NULL, 262, 3, 257);
INSERT INTO public.newsroom_permissionevent VALUES (261, now(), 'made', NULL, NULL, 263, 3, 258);
INSERT INTO public.newsroom_permissionevent VALUES (262, now(), 'made', NULL, NULL, 264, 3, 259);
INSERT INTO public.newsroom_permissionevent VALUES (263, now(), 'made', NULL, NULL, 265, 3, 260);
INSERT INTO public.newsroom_permissionevent VALUES (264, now(), 'made', NULL, NULL, 266, 3, 261);
INSERT INTO public.newsroom_permissionevent VALUES (265, now(), 'made', NULL, NULL, 267, 3, 262);
INSERT INTO public.newsroom_permissionevent VALUES (266, now(), 'made', NULL, NULL, 268, 3, 263);
INSERT INTO public.newsroom_permissionevent VALUES (267, now(), 'made', NULL, NULL, 269, 3, 264);
INSERT INTO public.newsroom_permissionevent VALUES (268, now(), 'made', NULL, NULL, 270, 3, 265);
INSERT INTO public.newsroom_permissionevent VALUES (269, now(), 'made', NULL, NULL, 271, 3, 266);
INSERT INTO public.newsroom_permissionevent VALUES (270, now(), 'made', NULL, NULL, 272, 3, 267);
INSERT INTO public.newsroom_permissionevent VALUES (271, now(), 'made', NULL, NULL, 273, 3, 268);
INSERT INTO public.newsroom_permissionevent VALUES (272, now(), 'made', NULL, NULL, 274, 3, 269);
INSERT INTO public.newsroom_permissionevent VALUES (273, now(), 'made', NULL, NULL, 275, 3, 270);
INSERT INTO public.newsroom_permissionevent VALUES (274, now(), 'made', NULL, NULL, 276, 3, 271);
INSERT INTO public.newsroom_permissionevent VALUES (275, now(), 'made', NULL, NULL, 277, 3, 272);
INSERT INTO public.newsroom_permissionevent VALUES (276, now(), 'made', NULL, NULL, 278, 3, 273);
INSERT INTO public.newsroom_permissionevent VALUES (277, now(), 'made', NULL, NULL, 279, 3, 274);
INSERT INTO public.newsroom_permissionevent VALUES (278, now(), 'made', NULL, NULL, 280, 3, 275);
INSERT INTO public.newsroom_permissionevent VALUES (279, now(), 'made', NULL, NULL, 281, 3, 276);
INSERT INTO public.newsroom_permissionevent VALUES (280, now(), 'made', NULL, NULL, 282, 3, 277);
INSERT INTO public.newsroom_permissionevent VALUES (281, now(), 'made', NULL, NULL, 283, 3, 278);
INSERT INTO public.newsroom_permissionevent VALUES (282, now(), 'made', NULL, NULL, 284, 3, 279);
INSERT INTO public.newsroom_permissionevent VALUES (283, now(), 'made', NULL, NULL, 285, 3, 280);
INSERT INTO public.newsroom_permissionevent VALUES (284, now(), 'made', NULL, NULL, 286, 3, 281);
INSERT INTO public.newsroom_permissionevent VALUES (285, now(), 'made', NULL, NULL, 287, 3, 282);
INSERT INTO public.newsroom_permissionevent VALUES (286, now(), 'made', NULL, NULL, 288, 3, 283);
INSERT INTO public.newsroom_permissionevent VALUES (287, now(), 'made', NULL, NULL, 289, 3, 284);
INSERT INTO public.newsroom_permissionevent VALUES (288, now(), 'made', NULL, NULL, 290, 3, 285);
INSERT INTO public.newsroom_permissionevent VALUES (289, now(), 'made', NULL, NULL, 291, 3, 286);
INSERT INTO public.newsroom_permissionevent VALUES (290, now(), 'made', NULL, NULL, 292, 3, 287);
INSERT INTO public.newsroom_permissionevent VALUES (291, now(), 'made', NULL, NULL, 293, 3, 288);
INSERT INTO public.newsroom_permissionevent VALUES (292, now(), 'made', NULL, NULL, 294, 3, 289);
INSERT INTO public.newsroom_permissionevent VALUES (293, now(), 'made', NULL, NULL, 295, 3, 290);
INSERT INTO public.newsroom_permissionevent VALUES (294, now(), 'made', NULL, NULL, 296, 3, 291);
INSERT INTO public.newsroom_permissionevent VALUES (295, now(), 'made', NULL, NULL, 297, 3, 292);
INSERT INTO public.newsroom_permissionevent VALUES (296, now(), 'made', NULL, NULL, 298, 3, 293);
INSERT INTO public.newsroom_permissionevent VALUES (297, now(), 'made', NULL, NULL, 299, 3, 294);
INSERT INTO public.newsroom_permissionevent VALUES (298, now(), 'made', NULL, NULL, 300, 3, 295);
INSERT INTO public.newsroom_permissionevent VALUES (299, now(), 'made', NULL, NULL, 301, 3, 296);
INSERT INTO public.newsroom_permissionevent VALUES (300, now(), 'made', NULL, NULL, 302, 3, 297);
INSERT INTO public.newsroom_permissionevent VALUES (301, now(), 'made', NULL, NULL, 303, 3, 298);
INSERT INTO public.newsroom_permissionevent VALUES (302, now(), 'made', NULL, NULL, 304, 3, 299);
INSERT INTO public.newsroom_permissionevent VALUES (303, now(), 'made', NULL, NULL, 305, 3, 300);
INSERT INTO public.newsroom_permissionevent VALUES (304, now(), 'made', NULL, NULL, 306, 3, 301);
INSERT INTO public.newsroom_permissionevent VALUES (305, now(), 'made', NULL, NULL, 307, 3, 302);
INSERT INTO public.newsroom_permissionevent VALUES (306, now(), 'made', NULL, NULL, 308, 3, 303);
INSERT INTO public.newsroom_permissionevent VALUES (307, now(), 'made', NULL, NULL, 309, 3, 304);
INSERT INTO public.newsroom_permissionevent VALUES (308, now(), 'made', NULL, NULL, 310, 3, 305);
INSERT INTO public.newsroom_permissionevent VALUES (309, now(), 'made', NULL, NULL, 311, 3, 306);
INSERT INTO public.newsroom_permissionevent VALUES (310, now(), 'made', NULL, NULL, 312, 3, 307);
INSERT INTO public.newsroom_permissionevent VALUES (311, now(), 'made', NULL, NULL, 313, 3, 308);
INSERT INTO public.newsroom_permissionevent VALUES (312, now(), 'made', NULL, NULL, 314, 3, 309);
INSERT INTO public.newsroom_permissionevent VALUES (313, now(), 'made', NULL, NULL, 315, 3, 310);
INSERT INTO public.newsroom_permissionevent VALUES (314, now(), 'made', NULL, NULL, 316, 3, 311);
INSERT INTO public.newsroom_permissionevent VALUES (315, now(), 'made', NULL, NULL, 317, 3, 312);
INSERT INTO public.newsroom_permissionevent VALUES (316, now(), 'made', NULL, NULL, 318, 3, 313);
INSERT INTO public.newsroom_permissionevent VALUES (317, now(), 'made', NULL, NULL, 319, 3, 314);
INSERT INTO public.newsroom_permissionevent VALUES (318, now(), 'made', NULL, NULL, 320, 3, 315);
INSERT INTO public.newsroom_permissionevent VALUES (319, now(), 'made', NULL, NULL, 321, 3, 316);
INSERT INTO public.newsroom_permissionevent VALUES (320, now(), 'made', NULL, NULL, 322, 3, 317);
INSERT INTO public.newsroom_permissionevent VALUES (321, now(), 'made', NULL, NULL, 323, 3, 318);
INSERT INTO public.newsroom_permissionevent VALUES (322, now(), 'made', NULL, NULL, 324, 3, 319);
INSERT INTO public.newsroom_permissionevent VALUES (323, now(), 'made', NULL, NULL, 325, 3, 320);
INSERT INTO public.newsroom_permissionevent VALUES (324, now(), 'made', NULL, NULL, 326, 3, 321);
INSERT INTO public.newsroom_permissionevent VALUES (325, now(), 'made', NULL, NULL, 327, 3, 322);
INSERT INTO public.newsroom_permissionevent VALUES (326, now(), 'made', NULL, NULL, 328, 3, 323);
INSERT INTO public.newsroom_permissionevent VALUES (327, now(), 'made', NULL, NULL, 329, 3, 324);
INSERT INTO public.newsroom_permissionevent VALUES (328, now(), 'made', NULL, NULL, 330, 3, 325);
INSERT INTO public.newsroom_permissionevent VALUES (329, now(), 'made', NULL, NULL, 331, 3, 326);
INSERT INTO public.newsroom_permissionevent VALUES (330, now(), 'made', NULL, NULL, 332, 3, 327);
INSERT INTO public.newsroom_permissionevent VALUES (331, now(), 'made', NULL, NULL, 333, 3, 328);
INSERT INTO public.newsroom_permissionevent VALUES (332, now(), 'made', NULL, NULL, 334, 3, 329);
INSERT INTO public.newsroom_permissionevent VALUES (333, now(), 'made', NULL, NULL, 335, 3, 330);
INSERT INTO public.newsroom_permissionevent VALUES (334, now(), 'made', NULL, NULL, 336, 3, 331);
INSERT INTO public.newsroom_permissionevent VALUES (335, now(), 'made', NULL, NULL, 337, 3, 332);
INSERT INTO public.newsroom_permissionevent VALUES (336, now(), 'made', NULL, NULL, 338, 3, 333);
INSERT INTO public.newsroom_permissionevent VALUES (337, now(), 'made', NULL, NULL, 339, 3, 334);
INSERT INTO public.newsroom_permissionevent VALUES (338, now(), 'made', NULL, NULL, 340, 3, 335);
INSERT INTO public.newsroom_permissionevent VALUES (339, now(), 'made', NULL, NULL, 341, 3, 336);
INSERT INTO public.newsroom_permissionevent VALUES (340, now(), 'made', NULL, NULL, 342, 3, 337);
INSERT INTO public.newsroom_permissionevent VALUES (341, now(), 'made', NULL, NULL, 343, 3, 338);
INSERT INTO public.newsroom_permissionevent VALUES (342, now(), 'made', NULL, NULL, 734, 3, 346);
INSERT INTO public.newsroom_permissionevent VALUES (343, now(), 'made', NULL, NULL, 735, 3, 347);
INSERT INTO public.newsroom_permissionevent VALUES (344, now(), 'made', NULL, NULL, 736, 3, 348);
INSERT INTO public.newsroom_permissionevent VALUES (345, now(), 'made', NULL, NULL, 737, 3, 350);
SELECT pg_catalog.setval('public.articles_appearance_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_appearanceevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_article_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_articleevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_assignment_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_assignmentevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_blindanswer_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_blindanswerevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_blindreading_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_blindreadingevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_claim_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_claimevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_discrepancy_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_discrepancyevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_discrepancyvalue_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_duplicate_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_duplicateevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_eventreport_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_eventreportevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_feed_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_feedentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_feedevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_fetched_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_following_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_import_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_importrow_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_jobtally_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_look_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_membership_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_membershipevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_mended_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_mention_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_mentionevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_mergeproposal_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_mergeproposalevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_modelcall_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_modelreading_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_modelswitch_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_modelswitchevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_note_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_noteevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_offer_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_opinion_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_origin_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_originalfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_originevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_outlet_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_outletevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_presence_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_quote_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_quoteevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_readthrough_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_readthroughevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_relearning_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_reuse_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_revision_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_savedsearch_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_settlement_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_settlementevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_signsleft_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_signsleftevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_silence_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_silenceevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_site_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_smallmodel_id_seq', 5, true);
SELECT pg_catalog.setval('public.articles_smallmodelevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_story_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_storyevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_utterance_id_seq', 1, false);
SELECT pg_catalog.setval('public.articles_utteranceevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 3, true);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 757, true);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 446, true);
SELECT pg_catalog.setval('public.auth_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_user_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 111, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 151, true);
SELECT pg_catalog.setval('public.entities_alias_id_seq', 1, false);
SELECT pg_catalog.setval('public.entities_aliasevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.entities_entity_id_seq', 1, false);
SELECT pg_catalog.setval('public.entities_entityevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.entities_event_id_seq', 1, false);
SELECT pg_catalog.setval('public.entities_event_participants_id_seq', 1, false);
SELECT pg_catalog.setval('public.entities_eventevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.entities_eventparticipantevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.newsroom_accountevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.newsroom_bulkact_id_seq', 1, false);
SELECT pg_catalog.setval('public.newsroom_bulkrow_id_seq', 1, false);
SELECT pg_catalog.setval('public.newsroom_groupevent_pgh_id_seq', 3, true);
SELECT pg_catalog.setval('public.newsroom_permissionevent_pgh_id_seq', 345, true);
SELECT pg_catalog.setval('public.newsroom_roleevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);
ALTER TABLE ONLY public.entities_alias
    ADD CONSTRAINT alias_once_per_entity UNIQUE (entity_id, text);
ALTER TABLE ONLY public.articles_appearance
    ADD CONSTRAINT appearance_once_per_place_and_claim UNIQUE (claim_id, revision_id, field, start, "end");
ALTER TABLE ONLY public.articles_appearance
    ADD CONSTRAINT articles_appearance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_appearanceevent
    ADD CONSTRAINT articles_appearanceevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_identity_key UNIQUE (identity);
ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_articleevent
    ADD CONSTRAINT articles_articleevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_assignment
    ADD CONSTRAINT articles_assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_assignmentevent
    ADD CONSTRAINT articles_assignmentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_blindanswer
    ADD CONSTRAINT articles_blindanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_blindanswerevent
    ADD CONSTRAINT articles_blindanswerevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_blindreading
    ADD CONSTRAINT articles_blindreading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_blindreadingevent
    ADD CONSTRAINT articles_blindreadingevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_claim
    ADD CONSTRAINT articles_claim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_claimevent
    ADD CONSTRAINT articles_claimevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_discrepancy
    ADD CONSTRAINT articles_discrepancy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_discrepancyevent
    ADD CONSTRAINT articles_discrepancyevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_discrepancyvalue
    ADD CONSTRAINT articles_discrepancyvalue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_duplicate
    ADD CONSTRAINT articles_duplicate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_duplicateevent
    ADD CONSTRAINT articles_duplicateevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_eventreport
    ADD CONSTRAINT articles_eventreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_eventreportevent
    ADD CONSTRAINT articles_eventreportevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_feed
    ADD CONSTRAINT articles_feed_address_key UNIQUE (address);
ALTER TABLE ONLY public.articles_feed
    ADD CONSTRAINT articles_feed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_feedentry
    ADD CONSTRAINT articles_feedentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_feedevent
    ADD CONSTRAINT articles_feedevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_fetched
    ADD CONSTRAINT articles_fetched_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_following
    ADD CONSTRAINT articles_following_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_import
    ADD CONSTRAINT articles_import_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_importrow
    ADD CONSTRAINT articles_importrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_jobtally
    ADD CONSTRAINT articles_jobtally_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_look
    ADD CONSTRAINT articles_look_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_membership
    ADD CONSTRAINT articles_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_membershipevent
    ADD CONSTRAINT articles_membershipevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_mended
    ADD CONSTRAINT articles_mended_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_mention
    ADD CONSTRAINT articles_mention_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_mentionevent
    ADD CONSTRAINT articles_mentionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_mergeproposal
    ADD CONSTRAINT articles_mergeproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_mergeproposalevent
    ADD CONSTRAINT articles_mergeproposalevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_modelanswer
    ADD CONSTRAINT articles_modelanswer_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.articles_modelcall
    ADD CONSTRAINT articles_modelcall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_modelreading
    ADD CONSTRAINT articles_modelreading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_modelswitch
    ADD CONSTRAINT articles_modelswitch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_modelswitchevent
    ADD CONSTRAINT articles_modelswitchevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_noteevent
    ADD CONSTRAINT articles_noteevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_offer
    ADD CONSTRAINT articles_offer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_opinion
    ADD CONSTRAINT articles_opinion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_origin
    ADD CONSTRAINT articles_origin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_originalfile
    ADD CONSTRAINT articles_originalfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_originalfile
    ADD CONSTRAINT articles_originalfile_sha256_key UNIQUE (sha256);
ALTER TABLE ONLY public.articles_originevent
    ADD CONSTRAINT articles_originevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_outlet
    ADD CONSTRAINT articles_outlet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_outletevent
    ADD CONSTRAINT articles_outletevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_presence
    ADD CONSTRAINT articles_presence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_putaside
    ADD CONSTRAINT articles_putaside_pkey PRIMARY KEY (revision_id);
ALTER TABLE ONLY public.articles_quote
    ADD CONSTRAINT articles_quote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_quoteevent
    ADD CONSTRAINT articles_quoteevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_readthrough
    ADD CONSTRAINT articles_readthrough_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_readthroughevent
    ADD CONSTRAINT articles_readthroughevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_relearning
    ADD CONSTRAINT articles_relearning_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_reuse
    ADD CONSTRAINT articles_reuse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_savedsearch
    ADD CONSTRAINT articles_savedsearch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_searchentry
    ADD CONSTRAINT articles_searchentry_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY public.articles_settlement
    ADD CONSTRAINT articles_settlement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_settlementevent
    ADD CONSTRAINT articles_settlementevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_signature
    ADD CONSTRAINT articles_signature_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY public.articles_signsleft
    ADD CONSTRAINT articles_signsleft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_signsleft
    ADD CONSTRAINT articles_signsleft_revision_id_key UNIQUE (revision_id);
ALTER TABLE ONLY public.articles_signsleftevent
    ADD CONSTRAINT articles_signsleftevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_silence
    ADD CONSTRAINT articles_silence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_silenceevent
    ADD CONSTRAINT articles_silenceevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_site
    ADD CONSTRAINT articles_site_name_key UNIQUE (name);
ALTER TABLE ONLY public.articles_site
    ADD CONSTRAINT articles_site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_smallmodel
    ADD CONSTRAINT articles_smallmodel_name_key UNIQUE (name);
ALTER TABLE ONLY public.articles_smallmodel
    ADD CONSTRAINT articles_smallmodel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_smallmodelevent
    ADD CONSTRAINT articles_smallmodelevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_story
    ADD CONSTRAINT articles_story_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_story
    ADD CONSTRAINT articles_story_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.articles_storyevent
    ADD CONSTRAINT articles_storyevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_storyreading
    ADD CONSTRAINT articles_storyreading_pkey PRIMARY KEY (story_id);
ALTER TABLE ONLY public.articles_utterance
    ADD CONSTRAINT articles_utterance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_utteranceevent
    ADD CONSTRAINT articles_utteranceevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_watch
    ADD CONSTRAINT articles_watch_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_group_id_94350c0c_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_permission_id_14a6b632_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_username_key UNIQUE (username);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);
ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_blindanswer
    ADD CONSTRAINT blind_answer_once_per_claim UNIQUE (blind_reading_id, claim_id);
ALTER TABLE ONLY public.articles_blindreading
    ADD CONSTRAINT blind_reading_once_per_reader UNIQUE (revision_id, reader_id);
ALTER TABLE ONLY public.newsroom_bulkrow
    ADD CONSTRAINT bulk_row_once UNIQUE (act_id, model, key);
ALTER TABLE ONLY public.articles_discrepancy
    ADD CONSTRAINT discrepancy_once_per_story UNIQUE (story_id, key);
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.articles_duplicate
    ADD CONSTRAINT duplicate_once UNIQUE (kind, one, other);
ALTER TABLE ONLY public.entities_alias
    ADD CONSTRAINT entities_alias_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.entities_aliasevent
    ADD CONSTRAINT entities_aliasevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.entities_entity
    ADD CONSTRAINT entities_entity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.entities_entityevent
    ADD CONSTRAINT entities_entityevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.entities_event_participants
    ADD CONSTRAINT entities_event_participants_event_id_entity_id_44814f0d_uniq UNIQUE (event_id, entity_id);
ALTER TABLE ONLY public.entities_event_participants
    ADD CONSTRAINT entities_event_participants_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.entities_event
    ADD CONSTRAINT entities_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.entities_eventevent
    ADD CONSTRAINT entities_eventevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.entities_eventparticipantevent
    ADD CONSTRAINT entities_eventparticipantevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_eventreport
    ADD CONSTRAINT event_report_once_per_place UNIQUE (event_id, revision_id, field, start, "end");
ALTER TABLE ONLY public.articles_feedentry
    ADD CONSTRAINT feed_entry_once UNIQUE (feed_id, guid);
ALTER TABLE ONLY public.articles_following
    ADD CONSTRAINT following_once UNIQUE (user_id, story_id);
ALTER TABLE ONLY public.articles_importrow
    ADD CONSTRAINT import_row_once UNIQUE (imported_id, number);
ALTER TABLE ONLY public.articles_jobtally
    ADD CONSTRAINT job_tally_once UNIQUE (minute, queue);
ALTER TABLE ONLY public.articles_look
    ADD CONSTRAINT look_once UNIQUE NULLS NOT DISTINCT (user_id, story_id);
ALTER TABLE ONLY public.articles_membership
    ADD CONSTRAINT membership_once UNIQUE (story_id, article_id);
ALTER TABLE ONLY public.articles_mention
    ADD CONSTRAINT mention_once_per_place_and_entity UNIQUE (revision_id, field, start, "end", entity_id);
ALTER TABLE ONLY public.articles_mergeproposal
    ADD CONSTRAINT merge_proposal_once UNIQUE (one_id, other_id);
ALTER TABLE ONLY public.newsroom_accountevent
    ADD CONSTRAINT newsroom_accountevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.newsroom_bulkact
    ADD CONSTRAINT newsroom_bulkact_number_key UNIQUE (number);
ALTER TABLE ONLY public.newsroom_bulkact
    ADD CONSTRAINT newsroom_bulkact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.newsroom_bulkrow
    ADD CONSTRAINT newsroom_bulkrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.newsroom_groupevent
    ADD CONSTRAINT newsroom_groupevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.newsroom_permissionevent
    ADD CONSTRAINT newsroom_permissionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.newsroom_roleevent
    ADD CONSTRAINT newsroom_roleevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.articles_offer
    ADD CONSTRAINT offer_rank_once UNIQUE (claim_id, article_id, rank);
ALTER TABLE ONLY public.articles_opinion
    ADD CONSTRAINT opinion_once_per_cell UNIQUE (claim_id, article_id);
ALTER TABLE ONLY public.articles_origin
    ADD CONSTRAINT origin_once_per_article_and_outlet UNIQUE (article_id, outlet_id);
ALTER TABLE ONLY public.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_presence
    ADD CONSTRAINT presence_once_for_each_place UNIQUE NULLS NOT DISTINCT (user_id, story_id, article_id);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_quote
    ADD CONSTRAINT quote_once_per_place UNIQUE (revision_id, field, start, "end");
ALTER TABLE ONLY public.articles_readthrough
    ADD CONSTRAINT read_through_once_per_reader UNIQUE (revision_id, reader_id);
ALTER TABLE ONLY public.articles_reuse
    ADD CONSTRAINT reuse_once_per_pair UNIQUE (first_id, second_id);
ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT revision_number_once UNIQUE (article_id, number);
ALTER TABLE ONLY public.articles_savedsearch
    ADD CONSTRAINT saved_search_once UNIQUE (owner_id, query);
ALTER TABLE ONLY public.articles_settlement
    ADD CONSTRAINT settlement_once UNIQUE (revision_id, claim_id);
ALTER TABLE ONLY public.articles_silence
    ADD CONSTRAINT silence_once_per_cell UNIQUE (claim_id, article_id);
CREATE INDEX alias_key ON public.entities_alias USING btree (key);
CREATE INDEX alias_key_trigrams ON public.entities_alias USING gin (key public.gin_trgm_ops);
CREATE INDEX appearance_cell ON public.articles_appearance USING btree (claim_id, article_id);
CREATE INDEX article_headline_trigrams ON public.articles_article USING gin (upper((headline)::text) public.gin_trgm_ops);
CREATE INDEX article_incomplete ON public.articles_article USING btree (id) WHERE ((outlet_id IS NULL) OR (published_at IS NULL));
CREATE INDEX article_newest ON public.articles_article USING btree (COALESCE(published_at, created_at) DESC, id DESC);
CREATE INDEX article_newest_of_outlet ON public.articles_article USING btree (outlet_id, COALESCE(published_at, created_at) DESC, id DESC);
CREATE INDEX article_published ON public.articles_article USING btree (published_at);
CREATE INDEX articles_appearance_article_id_27938eae ON public.articles_appearance USING btree (article_id);
CREATE INDEX articles_appearance_claim_id_ea95f537 ON public.articles_appearance USING btree (claim_id);
CREATE INDEX articles_appearance_created_by_id_69baa1ad ON public.articles_appearance USING btree (created_by_id);
CREATE INDEX articles_appearance_decided_by_id_130ddcfb ON public.articles_appearance USING btree (decided_by_id);
CREATE INDEX articles_appearance_reading_id_b3ea3462 ON public.articles_appearance USING btree (reading_id);
CREATE INDEX articles_appearance_revision_id_f2fa0abd ON public.articles_appearance USING btree (revision_id);
CREATE INDEX articles_appearance_state_83557854 ON public.articles_appearance USING btree (state);
CREATE INDEX articles_appearance_state_83557854_like ON public.articles_appearance USING btree (state varchar_pattern_ops);
CREATE INDEX articles_appearanceevent_article_id_bcda8b49 ON public.articles_appearanceevent USING btree (article_id);
CREATE INDEX articles_appearanceevent_claim_id_918f2e9a ON public.articles_appearanceevent USING btree (claim_id);
CREATE INDEX articles_appearanceevent_created_by_id_3e4b92f9 ON public.articles_appearanceevent USING btree (created_by_id);
CREATE INDEX articles_appearanceevent_decided_by_id_00c7511c ON public.articles_appearanceevent USING btree (decided_by_id);
CREATE INDEX articles_appearanceevent_pgh_context_id_76d25d3a ON public.articles_appearanceevent USING btree (pgh_context_id);
CREATE INDEX articles_appearanceevent_pgh_obj_id_5e5a803b ON public.articles_appearanceevent USING btree (pgh_obj_id);
CREATE INDEX articles_appearanceevent_revision_id_fde8bda8 ON public.articles_appearanceevent USING btree (revision_id);
CREATE INDEX articles_article_created_by_id_b1067734 ON public.articles_article USING btree (created_by_id);
CREATE INDEX articles_article_current_id_64dca017 ON public.articles_article USING btree (current_id);
CREATE INDEX articles_article_identity_6f6a7a8c_like ON public.articles_article USING btree (identity varchar_pattern_ops);
CREATE INDEX articles_articleevent_outlet_id_37d69338 ON public.articles_articleevent USING btree (outlet_id);
CREATE INDEX articles_articleevent_pgh_context_id_2fc5b7cf ON public.articles_articleevent USING btree (pgh_context_id);
CREATE INDEX articles_articleevent_pgh_obj_id_96ef9abe ON public.articles_articleevent USING btree (pgh_obj_id);
CREATE INDEX articles_assignment_article_id_22119829 ON public.articles_assignment USING btree (article_id);
CREATE INDEX articles_assignment_claim_id_dd7d5fff ON public.articles_assignment USING btree (claim_id);
CREATE INDEX articles_assignment_closed_by_id_ba1bc601 ON public.articles_assignment USING btree (closed_by_id);
CREATE INDEX articles_assignment_created_by_id_37e5cda8 ON public.articles_assignment USING btree (created_by_id);
CREATE INDEX articles_assignment_group_id_f4c3866e ON public.articles_assignment USING btree (group_id);
CREATE INDEX articles_assignment_person_id_ec20c490 ON public.articles_assignment USING btree (person_id);
CREATE INDEX articles_assignment_story_id_1ca70d13 ON public.articles_assignment USING btree (story_id);
CREATE INDEX articles_assignmentevent_article_id_3a087144 ON public.articles_assignmentevent USING btree (article_id);
CREATE INDEX articles_assignmentevent_claim_id_84a537d2 ON public.articles_assignmentevent USING btree (claim_id);
CREATE INDEX articles_assignmentevent_closed_by_id_8201ab37 ON public.articles_assignmentevent USING btree (closed_by_id);
CREATE INDEX articles_assignmentevent_created_by_id_68bf3d6c ON public.articles_assignmentevent USING btree (created_by_id);
CREATE INDEX articles_assignmentevent_group_id_fe87a482 ON public.articles_assignmentevent USING btree (group_id);
CREATE INDEX articles_assignmentevent_person_id_74e4edeb ON public.articles_assignmentevent USING btree (person_id);
CREATE INDEX articles_assignmentevent_pgh_context_id_26b81d29 ON public.articles_assignmentevent USING btree (pgh_context_id);
CREATE INDEX articles_assignmentevent_pgh_obj_id_3e5482f2 ON public.articles_assignmentevent USING btree (pgh_obj_id);
CREATE INDEX articles_assignmentevent_story_id_a9f55462 ON public.articles_assignmentevent USING btree (story_id);
CREATE INDEX articles_blindanswer_blind_reading_id_754d7310 ON public.articles_blindanswer USING btree (blind_reading_id);
CREATE INDEX articles_blindanswer_claim_id_fba5189e ON public.articles_blindanswer USING btree (claim_id);
CREATE INDEX articles_blindanswerevent_blind_reading_id_adce1075 ON public.articles_blindanswerevent USING btree (blind_reading_id);
CREATE INDEX articles_blindanswerevent_claim_id_668a1797 ON public.articles_blindanswerevent USING btree (claim_id);
CREATE INDEX articles_blindanswerevent_pgh_context_id_78a33454 ON public.articles_blindanswerevent USING btree (pgh_context_id);
CREATE INDEX articles_blindanswerevent_pgh_obj_id_afb20378 ON public.articles_blindanswerevent USING btree (pgh_obj_id);
CREATE INDEX articles_blindreading_reader_id_24329a57 ON public.articles_blindreading USING btree (reader_id);
CREATE INDEX articles_blindreading_revision_id_c7ca762f ON public.articles_blindreading USING btree (revision_id);
CREATE INDEX articles_blindreadingevent_pgh_context_id_679e5823 ON public.articles_blindreadingevent USING btree (pgh_context_id);
CREATE INDEX articles_blindreadingevent_pgh_obj_id_945937c0 ON public.articles_blindreadingevent USING btree (pgh_obj_id);
CREATE INDEX articles_blindreadingevent_reader_id_932e510e ON public.articles_blindreadingevent USING btree (reader_id);
CREATE INDEX articles_blindreadingevent_revision_id_dbe74453 ON public.articles_blindreadingevent USING btree (revision_id);
CREATE INDEX articles_claim_created_by_id_3d5156ee ON public.articles_claim USING btree (created_by_id);
CREATE INDEX articles_claim_decided_by_id_055bcb9c ON public.articles_claim USING btree (decided_by_id);
CREATE INDEX articles_claim_merged_into_id_5acd45e4 ON public.articles_claim USING btree (merged_into_id);
CREATE INDEX articles_claim_parted_from_id_1d53960d ON public.articles_claim USING btree (parted_from_id);
CREATE INDEX articles_claim_reading_id_5551efa0 ON public.articles_claim USING btree (reading_id);
CREATE INDEX articles_claim_state_28670dac ON public.articles_claim USING btree (state);
CREATE INDEX articles_claim_state_28670dac_like ON public.articles_claim USING btree (state varchar_pattern_ops);
CREATE INDEX articles_claim_story_id_9bd3db9a ON public.articles_claim USING btree (story_id);
CREATE INDEX articles_claimevent_checked_by_id_33096219 ON public.articles_claimevent USING btree (checked_by_id);
CREATE INDEX articles_claimevent_created_by_id_7191ba47 ON public.articles_claimevent USING btree (created_by_id);
CREATE INDEX articles_claimevent_decided_by_id_02b9430f ON public.articles_claimevent USING btree (decided_by_id);
CREATE INDEX articles_claimevent_merged_into_id_380131bb ON public.articles_claimevent USING btree (merged_into_id);
CREATE INDEX articles_claimevent_parted_from_id_2c3b790c ON public.articles_claimevent USING btree (parted_from_id);
CREATE INDEX articles_claimevent_pgh_context_id_535d73ec ON public.articles_claimevent USING btree (pgh_context_id);
CREATE INDEX articles_claimevent_pgh_obj_id_71bcd169 ON public.articles_claimevent USING btree (pgh_obj_id);
CREATE INDEX articles_claimevent_step_by_id_6abae274 ON public.articles_claimevent USING btree (step_by_id);
CREATE INDEX articles_claimevent_story_id_ede65518 ON public.articles_claimevent USING btree (story_id);
CREATE INDEX articles_discrepancy_claim_id_221e0830 ON public.articles_discrepancy USING btree (claim_id);
CREATE INDEX articles_discrepancy_created_by_id_94085b82 ON public.articles_discrepancy USING btree (created_by_id);
CREATE INDEX articles_discrepancy_decided_by_id_53b664af ON public.articles_discrepancy USING btree (decided_by_id);
CREATE INDEX articles_discrepancy_state_e9da0a2f ON public.articles_discrepancy USING btree (state);
CREATE INDEX articles_discrepancy_state_e9da0a2f_like ON public.articles_discrepancy USING btree (state varchar_pattern_ops);
CREATE INDEX articles_discrepancy_story_id_864b9b10 ON public.articles_discrepancy USING btree (story_id);
CREATE INDEX articles_discrepancyevent_claim_id_63eab774 ON public.articles_discrepancyevent USING btree (claim_id);
CREATE INDEX articles_discrepancyevent_created_by_id_59bc61a3 ON public.articles_discrepancyevent USING btree (created_by_id);
CREATE INDEX articles_discrepancyevent_decided_by_id_f86b85d7 ON public.articles_discrepancyevent USING btree (decided_by_id);
CREATE INDEX articles_discrepancyevent_pgh_context_id_b2422069 ON public.articles_discrepancyevent USING btree (pgh_context_id);
CREATE INDEX articles_discrepancyevent_pgh_obj_id_d1a17f32 ON public.articles_discrepancyevent USING btree (pgh_obj_id);
CREATE INDEX articles_discrepancyevent_story_id_5638082e ON public.articles_discrepancyevent USING btree (story_id);
CREATE INDEX articles_discrepancyvalue_article_id_5340ffb6 ON public.articles_discrepancyvalue USING btree (article_id);
CREATE INDEX articles_discrepancyvalue_discrepancy_id_b3f0a55d ON public.articles_discrepancyvalue USING btree (discrepancy_id);
CREATE INDEX articles_discrepancyvalue_revision_id_529593a5 ON public.articles_discrepancyvalue USING btree (revision_id);
CREATE INDEX articles_duplicate_created_by_id_bbc6e4fe ON public.articles_duplicate USING btree (created_by_id);
CREATE INDEX articles_duplicate_decided_by_id_61005f6b ON public.articles_duplicate USING btree (decided_by_id);
CREATE INDEX articles_duplicate_state_6231ee6e ON public.articles_duplicate USING btree (state);
CREATE INDEX articles_duplicate_state_6231ee6e_like ON public.articles_duplicate USING btree (state varchar_pattern_ops);
CREATE INDEX articles_duplicateevent_created_by_id_70d766c7 ON public.articles_duplicateevent USING btree (created_by_id);
CREATE INDEX articles_duplicateevent_decided_by_id_37c6e11f ON public.articles_duplicateevent USING btree (decided_by_id);
CREATE INDEX articles_duplicateevent_pgh_context_id_06713dd4 ON public.articles_duplicateevent USING btree (pgh_context_id);
CREATE INDEX articles_duplicateevent_pgh_obj_id_c8b8e299 ON public.articles_duplicateevent USING btree (pgh_obj_id);
CREATE INDEX articles_eventreport_created_by_id_af5ca9bb ON public.articles_eventreport USING btree (created_by_id);
CREATE INDEX articles_eventreport_decided_by_id_b631cc41 ON public.articles_eventreport USING btree (decided_by_id);
CREATE INDEX articles_eventreport_event_id_1703cbfb ON public.articles_eventreport USING btree (event_id);
CREATE INDEX articles_eventreport_revision_id_23a1a1d0 ON public.articles_eventreport USING btree (revision_id);
CREATE INDEX articles_eventreport_state_ac9a0ba4 ON public.articles_eventreport USING btree (state);
CREATE INDEX articles_eventreport_state_ac9a0ba4_like ON public.articles_eventreport USING btree (state varchar_pattern_ops);
CREATE INDEX articles_eventreportevent_created_by_id_55066f4a ON public.articles_eventreportevent USING btree (created_by_id);
CREATE INDEX articles_eventreportevent_decided_by_id_aa00c402 ON public.articles_eventreportevent USING btree (decided_by_id);
CREATE INDEX articles_eventreportevent_event_id_f4b05abc ON public.articles_eventreportevent USING btree (event_id);
CREATE INDEX articles_eventreportevent_pgh_context_id_d4db6aac ON public.articles_eventreportevent USING btree (pgh_context_id);
CREATE INDEX articles_eventreportevent_pgh_obj_id_e407010d ON public.articles_eventreportevent USING btree (pgh_obj_id);
CREATE INDEX articles_eventreportevent_revision_id_9335c48a ON public.articles_eventreportevent USING btree (revision_id);
CREATE INDEX articles_feed_address_da20100f_like ON public.articles_feed USING btree (address varchar_pattern_ops);
CREATE INDEX articles_feed_created_by_id_d81d5a44 ON public.articles_feed USING btree (created_by_id);
CREATE INDEX articles_feed_outlet_id_12ff6220 ON public.articles_feed USING btree (outlet_id);
CREATE INDEX articles_feedentry_article_id_29802836 ON public.articles_feedentry USING btree (article_id);
CREATE INDEX articles_feedentry_feed_id_1dd3d82c ON public.articles_feedentry USING btree (feed_id);
CREATE INDEX articles_feedentry_first_seen_at_5656db79 ON public.articles_feedentry USING btree (first_seen_at);
CREATE INDEX articles_feedevent_outlet_id_1668c7e4 ON public.articles_feedevent USING btree (outlet_id);
CREATE INDEX articles_feedevent_pgh_context_id_aa2f3c1f ON public.articles_feedevent USING btree (pgh_context_id);
CREATE INDEX articles_feedevent_pgh_obj_id_7ba8fc8e ON public.articles_feedevent USING btree (pgh_obj_id);
CREATE INDEX articles_fetched_revision_id_8423a967 ON public.articles_fetched USING btree (revision_id);
CREATE INDEX articles_following_story_id_ed48f95d ON public.articles_following USING btree (story_id);
CREATE INDEX articles_following_user_id_39486bf9 ON public.articles_following USING btree (user_id);
CREATE INDEX articles_import_by_id_1ce34f4f ON public.articles_import USING btree (by_id);
CREATE INDEX articles_import_into_id_d9990f45 ON public.articles_import USING btree (into_id);
CREATE INDEX articles_importrow_article_id_87764309 ON public.articles_importrow USING btree (article_id);
CREATE INDEX articles_importrow_imported_id_94331d8b ON public.articles_importrow USING btree (imported_id);
CREATE INDEX articles_importrow_story_id_200bba99 ON public.articles_importrow USING btree (story_id);
CREATE INDEX articles_look_story_id_ca674a8e ON public.articles_look USING btree (story_id);
CREATE INDEX articles_look_user_id_8a8aac8c ON public.articles_look USING btree (user_id);
CREATE INDEX articles_membership_article_id_c425cdfb ON public.articles_membership USING btree (article_id);
CREATE INDEX articles_membership_created_by_id_12a181a5 ON public.articles_membership USING btree (created_by_id);
CREATE INDEX articles_membership_decided_by_id_970d4f00 ON public.articles_membership USING btree (decided_by_id);
CREATE INDEX articles_membership_state_9d2d1fad ON public.articles_membership USING btree (state);
CREATE INDEX articles_membership_state_9d2d1fad_like ON public.articles_membership USING btree (state varchar_pattern_ops);
CREATE INDEX articles_membership_story_id_3351efbd ON public.articles_membership USING btree (story_id);
CREATE INDEX articles_membershipevent_article_id_0d7a501b ON public.articles_membershipevent USING btree (article_id);
CREATE INDEX articles_membershipevent_created_by_id_b1e420c8 ON public.articles_membershipevent USING btree (created_by_id);
CREATE INDEX articles_membershipevent_decided_by_id_421746e6 ON public.articles_membershipevent USING btree (decided_by_id);
CREATE INDEX articles_membershipevent_pgh_context_id_56149f0b ON public.articles_membershipevent USING btree (pgh_context_id);
CREATE INDEX articles_membershipevent_pgh_obj_id_c5efbd0d ON public.articles_membershipevent USING btree (pgh_obj_id);
CREATE INDEX articles_membershipevent_story_id_15178660 ON public.articles_membershipevent USING btree (story_id);
CREATE INDEX articles_mentionevent_created_by_id_3d9b2a7d ON public.articles_mentionevent USING btree (created_by_id);
CREATE INDEX articles_mentionevent_decided_by_id_81b0d30c ON public.articles_mentionevent USING btree (decided_by_id);
CREATE INDEX articles_mentionevent_entity_id_9ac14135 ON public.articles_mentionevent USING btree (entity_id);
CREATE INDEX articles_mentionevent_pgh_context_id_a471db69 ON public.articles_mentionevent USING btree (pgh_context_id);
CREATE INDEX articles_mentionevent_pgh_obj_id_2140cb04 ON public.articles_mentionevent USING btree (pgh_obj_id);
CREATE INDEX articles_mentionevent_revision_id_fd0d883d ON public.articles_mentionevent USING btree (revision_id);
CREATE INDEX articles_mergeproposal_created_by_id_59366948 ON public.articles_mergeproposal USING btree (created_by_id);
CREATE INDEX articles_mergeproposal_decided_by_id_922b3808 ON public.articles_mergeproposal USING btree (decided_by_id);
CREATE INDEX articles_mergeproposal_one_id_1723ccbe ON public.articles_mergeproposal USING btree (one_id);
CREATE INDEX articles_mergeproposal_one_was_in_id_75f61e5c ON public.articles_mergeproposal USING btree (one_was_in_id);
CREATE INDEX articles_mergeproposal_other_id_14450d82 ON public.articles_mergeproposal USING btree (other_id);
CREATE INDEX articles_mergeproposal_other_was_in_id_eebd3e65 ON public.articles_mergeproposal USING btree (other_was_in_id);
CREATE INDEX articles_mergeproposal_state_e14f8c1a ON public.articles_mergeproposal USING btree (state);
CREATE INDEX articles_mergeproposal_state_e14f8c1a_like ON public.articles_mergeproposal USING btree (state varchar_pattern_ops);
CREATE INDEX articles_mergeproposalevent_created_by_id_ad78fcda ON public.articles_mergeproposalevent USING btree (created_by_id);
CREATE INDEX articles_mergeproposalevent_decided_by_id_758db3a2 ON public.articles_mergeproposalevent USING btree (decided_by_id);
CREATE INDEX articles_mergeproposalevent_one_id_f264b9fe ON public.articles_mergeproposalevent USING btree (one_id);
CREATE INDEX articles_mergeproposalevent_one_was_in_id_098569e3 ON public.articles_mergeproposalevent USING btree (one_was_in_id);
CREATE INDEX articles_mergeproposalevent_other_id_b772ff58 ON public.articles_mergeproposalevent USING btree (other_id);
CREATE INDEX articles_mergeproposalevent_other_was_in_id_1eddf65d ON public.articles_mergeproposalevent USING btree (other_was_in_id);
CREATE INDEX articles_mergeproposalevent_pgh_context_id_333803ee ON public.articles_mergeproposalevent USING btree (pgh_context_id);
CREATE INDEX articles_mergeproposalevent_pgh_obj_id_c3c9136f ON public.articles_mergeproposalevent USING btree (pgh_obj_id);
CREATE INDEX articles_modelanswer_key_e5e80628_like ON public.articles_modelanswer USING btree (key varchar_pattern_ops);
CREATE INDEX articles_modelcall_at_86858d6e ON public.articles_modelcall USING btree (at);
CREATE INDEX articles_modelcall_by_id_e4e8026d ON public.articles_modelcall USING btree (by_id);
CREATE INDEX articles_modelcall_reading_id_111ade55 ON public.articles_modelcall USING btree (reading_id);
CREATE INDEX articles_modelcall_story_id_dbe20a4e ON public.articles_modelcall USING btree (story_id);
CREATE INDEX articles_modelreading_article_id_92cf30ba ON public.articles_modelreading USING btree (article_id);
CREATE INDEX articles_modelreading_by_id_76544853 ON public.articles_modelreading USING btree (by_id);
CREATE INDEX articles_modelreading_claim_id_f9ef8694 ON public.articles_modelreading USING btree (claim_id);
CREATE INDEX articles_modelreading_story_id_760e7729 ON public.articles_modelreading USING btree (story_id);
CREATE INDEX articles_modelswitchevent_pgh_context_id_b966f4d2 ON public.articles_modelswitchevent USING btree (pgh_context_id);
CREATE INDEX articles_modelswitchevent_pgh_obj_id_5cf9ae1d ON public.articles_modelswitchevent USING btree (pgh_obj_id);
CREATE INDEX articles_note_article_id_6bc77632 ON public.articles_note USING btree (article_id);
CREATE INDEX articles_note_claim_id_82841eb9 ON public.articles_note USING btree (claim_id);
CREATE INDEX articles_note_closed_by_id_5057ea7c ON public.articles_note USING btree (closed_by_id);
CREATE INDEX articles_note_created_by_id_f607dc12 ON public.articles_note USING btree (created_by_id);
CREATE INDEX articles_note_entity_id_570429a1 ON public.articles_note USING btree (entity_id);
CREATE INDEX articles_note_story_id_0294cbfc ON public.articles_note USING btree (story_id);
CREATE INDEX articles_noteevent_article_id_8c23807d ON public.articles_noteevent USING btree (article_id);
CREATE INDEX articles_noteevent_claim_id_09f7dfcd ON public.articles_noteevent USING btree (claim_id);
CREATE INDEX articles_noteevent_closed_by_id_969c030f ON public.articles_noteevent USING btree (closed_by_id);
CREATE INDEX articles_noteevent_created_by_id_3a47549d ON public.articles_noteevent USING btree (created_by_id);
CREATE INDEX articles_noteevent_entity_id_a0d2e556 ON public.articles_noteevent USING btree (entity_id);
CREATE INDEX articles_noteevent_pgh_context_id_cabf598c ON public.articles_noteevent USING btree (pgh_context_id);
CREATE INDEX articles_noteevent_pgh_obj_id_382b72cf ON public.articles_noteevent USING btree (pgh_obj_id);
CREATE INDEX articles_noteevent_story_id_95e34579 ON public.articles_noteevent USING btree (story_id);
CREATE INDEX articles_offer_article_id_5e8410b6 ON public.articles_offer USING btree (article_id);
CREATE INDEX articles_offer_claim_id_3a765181 ON public.articles_offer USING btree (claim_id);
CREATE INDEX articles_offer_revision_id_9c3303c4 ON public.articles_offer USING btree (revision_id);
CREATE INDEX articles_opinion_article_id_5a841827 ON public.articles_opinion USING btree (article_id);
CREATE INDEX articles_opinion_claim_id_9971975c ON public.articles_opinion USING btree (claim_id);
CREATE INDEX articles_opinion_reading_id_64632534 ON public.articles_opinion USING btree (reading_id);
CREATE INDEX articles_opinion_revision_id_684c0f59 ON public.articles_opinion USING btree (revision_id);
CREATE INDEX articles_origin_article_id_6346d574 ON public.articles_origin USING btree (article_id);
CREATE INDEX articles_origin_created_by_id_d84be187 ON public.articles_origin USING btree (created_by_id);
CREATE INDEX articles_origin_decided_by_id_655c5821 ON public.articles_origin USING btree (decided_by_id);
CREATE INDEX articles_origin_outlet_id_5b923caf ON public.articles_origin USING btree (outlet_id);
CREATE INDEX articles_origin_state_fb150908 ON public.articles_origin USING btree (state);
CREATE INDEX articles_origin_state_fb150908_like ON public.articles_origin USING btree (state varchar_pattern_ops);
CREATE INDEX articles_originalfile_sha256_fbe8e25d_like ON public.articles_originalfile USING btree (sha256 varchar_pattern_ops);
CREATE INDEX articles_originevent_article_id_9894a225 ON public.articles_originevent USING btree (article_id);
CREATE INDEX articles_originevent_created_by_id_303474e1 ON public.articles_originevent USING btree (created_by_id);
CREATE INDEX articles_originevent_decided_by_id_b38cc85c ON public.articles_originevent USING btree (decided_by_id);
CREATE INDEX articles_originevent_outlet_id_ae476b86 ON public.articles_originevent USING btree (outlet_id);
CREATE INDEX articles_originevent_pgh_context_id_c24df014 ON public.articles_originevent USING btree (pgh_context_id);
CREATE INDEX articles_originevent_pgh_obj_id_72fb2fcd ON public.articles_originevent USING btree (pgh_obj_id);
CREATE INDEX articles_outlet_merged_into_id_3b299eba ON public.articles_outlet USING btree (merged_into_id);
CREATE INDEX articles_outletevent_merged_into_id_cd4e97d6 ON public.articles_outletevent USING btree (merged_into_id);
CREATE INDEX articles_outletevent_pgh_context_id_4be7c048 ON public.articles_outletevent USING btree (pgh_context_id);
CREATE INDEX articles_outletevent_pgh_obj_id_64ef3feb ON public.articles_outletevent USING btree (pgh_obj_id);
CREATE INDEX articles_presence_article_id_e3b853cd ON public.articles_presence USING btree (article_id);
CREATE INDEX articles_presence_story_id_b6911d45 ON public.articles_presence USING btree (story_id);
CREATE INDEX articles_presence_user_id_71e10ff5 ON public.articles_presence USING btree (user_id);
CREATE INDEX articles_quote_created_by_id_0a313b49 ON public.articles_quote USING btree (created_by_id);
CREATE INDEX articles_quote_decided_by_id_a108a86a ON public.articles_quote USING btree (decided_by_id);
CREATE INDEX articles_quote_entity_id_932fe34a ON public.articles_quote USING btree (entity_id);
CREATE INDEX articles_quote_revision_id_30a02d80 ON public.articles_quote USING btree (revision_id);
CREATE INDEX articles_quote_state_8aeb628f ON public.articles_quote USING btree (state);
CREATE INDEX articles_quote_state_8aeb628f_like ON public.articles_quote USING btree (state varchar_pattern_ops);
CREATE INDEX articles_quote_utterance_id_2503e032 ON public.articles_quote USING btree (utterance_id);
CREATE INDEX articles_quoteevent_created_by_id_3470faed ON public.articles_quoteevent USING btree (created_by_id);
CREATE INDEX articles_quoteevent_decided_by_id_7d093629 ON public.articles_quoteevent USING btree (decided_by_id);
CREATE INDEX articles_quoteevent_entity_id_06e17901 ON public.articles_quoteevent USING btree (entity_id);
CREATE INDEX articles_quoteevent_pgh_context_id_5ba11093 ON public.articles_quoteevent USING btree (pgh_context_id);
CREATE INDEX articles_quoteevent_pgh_obj_id_eab9afc1 ON public.articles_quoteevent USING btree (pgh_obj_id);
CREATE INDEX articles_quoteevent_revision_id_bf27e841 ON public.articles_quoteevent USING btree (revision_id);
CREATE INDEX articles_quoteevent_utterance_id_0f236e79 ON public.articles_quoteevent USING btree (utterance_id);
CREATE INDEX articles_readthrough_reader_id_ac478d84 ON public.articles_readthrough USING btree (reader_id);
CREATE INDEX articles_readthrough_revision_id_dd1e3292 ON public.articles_readthrough USING btree (revision_id);
CREATE INDEX articles_readthroughevent_pgh_context_id_da5491c4 ON public.articles_readthroughevent USING btree (pgh_context_id);
CREATE INDEX articles_readthroughevent_pgh_obj_id_51bdfd39 ON public.articles_readthroughevent USING btree (pgh_obj_id);
CREATE INDEX articles_readthroughevent_reader_id_61fe0d76 ON public.articles_readthroughevent USING btree (reader_id);
CREATE INDEX articles_readthroughevent_revision_id_daac7ce9 ON public.articles_readthroughevent USING btree (revision_id);
CREATE INDEX articles_relearning_model_id_fd146316 ON public.articles_relearning USING btree (model_id);
CREATE INDEX articles_reuse_first_id_5692c300 ON public.articles_reuse USING btree (first_id);
CREATE INDEX articles_reuse_second_id_b294ffde ON public.articles_reuse USING btree (second_id);
CREATE INDEX articles_revision_article_id_2d2af917 ON public.articles_revision USING btree (article_id);
CREATE INDEX articles_revision_created_by_id_f53be0ac ON public.articles_revision USING btree (created_by_id);
CREATE INDEX articles_revision_original_id_f9a58c9d ON public.articles_revision USING btree (original_id);
CREATE INDEX articles_savedsearch_owner_id_806958a5 ON public.articles_savedsearch USING btree (owner_id);
CREATE INDEX articles_settlement_by_id_5c87f17b ON public.articles_settlement USING btree (by_id);
CREATE INDEX articles_settlement_claim_id_2e4480e6 ON public.articles_settlement USING btree (claim_id);
CREATE INDEX articles_settlement_revision_id_bed19d64 ON public.articles_settlement USING btree (revision_id);
CREATE INDEX articles_settlementevent_by_id_425e5dff ON public.articles_settlementevent USING btree (by_id);
CREATE INDEX articles_settlementevent_claim_id_26efdb22 ON public.articles_settlementevent USING btree (claim_id);
CREATE INDEX articles_settlementevent_pgh_context_id_415f332b ON public.articles_settlementevent USING btree (pgh_context_id);
CREATE INDEX articles_settlementevent_pgh_obj_id_50c4b089 ON public.articles_settlementevent USING btree (pgh_obj_id);
CREATE INDEX articles_settlementevent_revision_id_3aa9b206 ON public.articles_settlementevent USING btree (revision_id);
CREATE INDEX articles_signsleft_by_id_666649b2 ON public.articles_signsleft USING btree (by_id);
CREATE INDEX articles_signsleftevent_by_id_98756ef6 ON public.articles_signsleftevent USING btree (by_id);
CREATE INDEX articles_signsleftevent_pgh_context_id_2c3d1f42 ON public.articles_signsleftevent USING btree (pgh_context_id);
CREATE INDEX articles_signsleftevent_pgh_obj_id_c37424c3 ON public.articles_signsleftevent USING btree (pgh_obj_id);
CREATE INDEX articles_signsleftevent_revision_id_77306a8c ON public.articles_signsleftevent USING btree (revision_id);
CREATE INDEX articles_silence_article_id_825c8d5e ON public.articles_silence USING btree (article_id);
CREATE INDEX articles_silence_claim_id_4ae10c01 ON public.articles_silence USING btree (claim_id);
CREATE INDEX articles_silence_created_by_id_522167e1 ON public.articles_silence USING btree (created_by_id);
CREATE INDEX articles_silence_decided_by_id_7ed91923 ON public.articles_silence USING btree (decided_by_id);
CREATE INDEX articles_silence_state_5a6fb7fe ON public.articles_silence USING btree (state);
CREATE INDEX articles_silence_state_5a6fb7fe_like ON public.articles_silence USING btree (state varchar_pattern_ops);
CREATE INDEX articles_silenceevent_article_id_5883bc98 ON public.articles_silenceevent USING btree (article_id);
CREATE INDEX articles_silenceevent_claim_id_24899803 ON public.articles_silenceevent USING btree (claim_id);
CREATE INDEX articles_silenceevent_created_by_id_1b59f680 ON public.articles_silenceevent USING btree (created_by_id);
CREATE INDEX articles_silenceevent_decided_by_id_60fcbc19 ON public.articles_silenceevent USING btree (decided_by_id);
CREATE INDEX articles_silenceevent_pgh_context_id_ad00ea7b ON public.articles_silenceevent USING btree (pgh_context_id);
CREATE INDEX articles_silenceevent_pgh_obj_id_b9774905 ON public.articles_silenceevent USING btree (pgh_obj_id);
CREATE INDEX articles_site_name_7da50d75_like ON public.articles_site USING btree (name varchar_pattern_ops);
CREATE INDEX articles_smallmodel_in_use_id_eba52c04 ON public.articles_smallmodel USING btree (in_use_id);
CREATE INDEX articles_smallmodel_name_4afdb46e_like ON public.articles_smallmodel USING btree (name varchar_pattern_ops);
CREATE INDEX articles_smallmodelevent_in_use_id_4cfbdf3d ON public.articles_smallmodelevent USING btree (in_use_id);
CREATE INDEX articles_smallmodelevent_pgh_context_id_4a0373d7 ON public.articles_smallmodelevent USING btree (pgh_context_id);
CREATE INDEX articles_smallmodelevent_pgh_obj_id_09bc640b ON public.articles_smallmodelevent USING btree (pgh_obj_id);
CREATE INDEX articles_story_created_by_id_0521e464 ON public.articles_story USING btree (created_by_id);
CREATE INDEX articles_story_merged_into_id_7fdb6190 ON public.articles_story USING btree (merged_into_id);
CREATE INDEX articles_story_slug_ca53edbc_like ON public.articles_story USING btree (slug varchar_pattern_ops);
CREATE INDEX articles_storyevent_created_by_id_33f4cecf ON public.articles_storyevent USING btree (created_by_id);
CREATE INDEX articles_storyevent_merged_into_id_5102e221 ON public.articles_storyevent USING btree (merged_into_id);
CREATE INDEX articles_storyevent_pgh_context_id_3b8614a0 ON public.articles_storyevent USING btree (pgh_context_id);
CREATE INDEX articles_storyevent_pgh_obj_id_ab2ffe78 ON public.articles_storyevent USING btree (pgh_obj_id);
CREATE INDEX articles_utterance_story_id_2e7cd733 ON public.articles_utterance USING btree (story_id);
CREATE INDEX articles_utteranceevent_pgh_context_id_f54e0ea8 ON public.articles_utteranceevent USING btree (pgh_context_id);
CREATE INDEX articles_utteranceevent_pgh_obj_id_58a08607 ON public.articles_utteranceevent USING btree (pgh_obj_id);
CREATE INDEX articles_utteranceevent_story_id_39c23d55 ON public.articles_utteranceevent USING btree (story_id);
CREATE INDEX articles_watch_due_at_a70b6ad1 ON public.articles_watch USING btree (due_at);
CREATE INDEX assignment_due ON public.articles_assignment USING btree (due, id) WHERE ((status)::text = 'open'::text);
CREATE INDEX assignment_of_group ON public.articles_assignment USING btree (group_id, due) WHERE ((status)::text = 'open'::text);
CREATE INDEX assignment_of_person ON public.articles_assignment USING btree (person_id, due) WHERE ((status)::text = 'open'::text);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX auth_user_groups_group_id_97559544 ON public.auth_user_groups USING btree (group_id);
CREATE INDEX auth_user_groups_user_id_6a12ed8b ON public.auth_user_groups USING btree (user_id);
CREATE INDEX auth_user_user_permissions_permission_id_1fbb5f2c ON public.auth_user_user_permissions USING btree (permission_id);
CREATE INDEX auth_user_user_permissions_user_id_a95ead1b ON public.auth_user_user_permissions USING btree (user_id);
CREATE INDEX auth_user_username_6821ab7c_like ON public.auth_user USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);
CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);
CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);
CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);
CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);
CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);
CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);
CREATE INDEX bulk_act_of ON public.newsroom_bulkact USING btree (by_id, id DESC);
CREATE INDEX bulk_row_by_state ON public.newsroom_bulkrow USING btree (act_id, state, id);
CREATE INDEX claim_by_story_and_state ON public.articles_claim USING btree (story_id, state);
CREATE INDEX claim_statement_trigrams ON public.articles_claim USING gin (upper((statement)::text) public.gin_trgm_ops);
CREATE INDEX claim_statement_words ON public.articles_claim USING gin (((to_tsvector('public.coverage'::regconfig, (statement)::text) || to_tsvector('simple'::regconfig, public.fold_name((statement)::text)))));
CREATE INDEX claim_waiting ON public.articles_claim USING btree (step, step_at) WHERE ((step)::text = ANY ((ARRAY['second'::character varying, 'back'::character varying, 'changed'::character varying])::text[]));
CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);
CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX duplicate_by_other ON public.articles_duplicate USING btree (kind, other);
CREATE INDEX duplicate_waiting ON public.articles_duplicate USING btree (kind, score DESC, id) WHERE ((state)::text = 'suggested'::text);
CREATE INDEX entities_alias_created_by_id_ae4978ff ON public.entities_alias USING btree (created_by_id);
CREATE INDEX entities_alias_decided_by_id_e90b9dc4 ON public.entities_alias USING btree (decided_by_id);
CREATE INDEX entities_alias_entity_id_46cc8690 ON public.entities_alias USING btree (entity_id);
CREATE INDEX entities_alias_state_3ba5680f ON public.entities_alias USING btree (state);
CREATE INDEX entities_alias_state_3ba5680f_like ON public.entities_alias USING btree (state varchar_pattern_ops);
CREATE INDEX entities_aliasevent_created_by_id_5a2b174b ON public.entities_aliasevent USING btree (created_by_id);
CREATE INDEX entities_aliasevent_decided_by_id_4e4b4657 ON public.entities_aliasevent USING btree (decided_by_id);
CREATE INDEX entities_aliasevent_entity_id_0c0168c5 ON public.entities_aliasevent USING btree (entity_id);
CREATE INDEX entities_aliasevent_pgh_context_id_4b36e159 ON public.entities_aliasevent USING btree (pgh_context_id);
CREATE INDEX entities_aliasevent_pgh_obj_id_efb3f020 ON public.entities_aliasevent USING btree (pgh_obj_id);
CREATE INDEX entities_entity_created_by_id_d8cbecc5 ON public.entities_entity USING btree (created_by_id);
CREATE INDEX entities_entity_decided_by_id_8612a9d9 ON public.entities_entity USING btree (decided_by_id);
CREATE INDEX entities_entity_merged_into_id_bce779f5 ON public.entities_entity USING btree (merged_into_id);
CREATE INDEX entities_entity_state_b6c926cc ON public.entities_entity USING btree (state);
CREATE INDEX entities_entity_state_b6c926cc_like ON public.entities_entity USING btree (state varchar_pattern_ops);
CREATE INDEX entities_entityevent_created_by_id_fc337f37 ON public.entities_entityevent USING btree (created_by_id);
CREATE INDEX entities_entityevent_decided_by_id_1104cbda ON public.entities_entityevent USING btree (decided_by_id);
CREATE INDEX entities_entityevent_merged_into_id_76bb1146 ON public.entities_entityevent USING btree (merged_into_id);
CREATE INDEX entities_entityevent_pgh_context_id_8a43974f ON public.entities_entityevent USING btree (pgh_context_id);
CREATE INDEX entities_entityevent_pgh_obj_id_068d772c ON public.entities_entityevent USING btree (pgh_obj_id);
CREATE INDEX entities_event_created_by_id_fbb6bd65 ON public.entities_event USING btree (created_by_id);
CREATE INDEX entities_event_decided_by_id_42bf3fae ON public.entities_event USING btree (decided_by_id);
CREATE INDEX entities_event_merged_into_id_6bd82064 ON public.entities_event USING btree (merged_into_id);
CREATE INDEX entities_event_participants_entity_id_78e02433 ON public.entities_event_participants USING btree (entity_id);
CREATE INDEX entities_event_participants_event_id_d781e067 ON public.entities_event_participants USING btree (event_id);
CREATE INDEX entities_event_place_id_5fdbdd21 ON public.entities_event USING btree (place_id);
CREATE INDEX entities_event_state_a4a14392 ON public.entities_event USING btree (state);
CREATE INDEX entities_event_state_a4a14392_like ON public.entities_event USING btree (state varchar_pattern_ops);
CREATE INDEX entities_eventevent_created_by_id_141c3288 ON public.entities_eventevent USING btree (created_by_id);
CREATE INDEX entities_eventevent_decided_by_id_0d74fb8d ON public.entities_eventevent USING btree (decided_by_id);
CREATE INDEX entities_eventevent_merged_into_id_9fc13c95 ON public.entities_eventevent USING btree (merged_into_id);
CREATE INDEX entities_eventevent_pgh_context_id_e3c6d6c4 ON public.entities_eventevent USING btree (pgh_context_id);
CREATE INDEX entities_eventevent_pgh_obj_id_f6136560 ON public.entities_eventevent USING btree (pgh_obj_id);
CREATE INDEX entities_eventevent_place_id_6b844bc9 ON public.entities_eventevent USING btree (place_id);
CREATE INDEX entities_eventparticipantevent_entity_id_28676c76 ON public.entities_eventparticipantevent USING btree (entity_id);
CREATE INDEX entities_eventparticipantevent_event_id_6a07f203 ON public.entities_eventparticipantevent USING btree (event_id);
CREATE INDEX entities_eventparticipantevent_pgh_context_id_220cab71 ON public.entities_eventparticipantevent USING btree (pgh_context_id);
CREATE INDEX entity_by_folded_name ON public.entities_entity USING btree (public.fold_name((name)::text), id);
CREATE INDEX entity_by_kind ON public.entities_entity USING btree (kind, name);
CREATE INDEX entity_name_trigrams ON public.entities_entity USING gin (upper((name)::text) public.gin_trgm_ops);
CREATE UNIQUE INDEX entity_one_per_wikidata_item ON public.entities_entity USING btree (wikidata_id) WHERE ((NOT ((wikidata_id)::text = ''::text)) AND (merged_into_id IS NULL) AND (NOT ((state)::text = 'rejected'::text)));
CREATE INDEX event_label_trigrams ON public.entities_event USING gin (upper((label)::text) public.gin_trgm_ops);
CREATE INDEX event_latest ON public.entities_event USING btree (first_day DESC NULLS LAST, id DESC);
CREATE INDEX feed_due ON public.articles_feed USING btree (next_due_at) WHERE ((state)::text = 'active'::text);
CREATE INDEX feed_entry_known_as ON public.articles_feedentry USING btree (known_as);
CREATE INDEX feed_entry_newest ON public.articles_feedentry USING btree (feed_id, id DESC);
CREATE INDEX feed_entry_open ON public.articles_feedentry USING btree (feed_id, state) WHERE (NOT ((state)::text = 'read'::text));
CREATE INDEX fetched_known_as ON public.articles_fetched USING gin (known_as);
CREATE UNIQUE INDEX fetched_once ON public.articles_fetched USING btree (revision_id, sha256, md5((asked)::text), md5((address)::text));
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX import_row_address ON public.articles_importrow USING btree (address) WHERE (NOT ((address)::text = ''::text));
CREATE INDEX import_row_refused ON public.articles_importrow USING btree (id DESC) WHERE ((verdict)::text = 'refused'::text);
CREATE UNIQUE INDEX membership_one_story_per_article ON public.articles_membership USING btree (article_id) WHERE (NOT ((state)::text = 'rejected'::text));
CREATE INDEX mention_decided ON public.articles_mention USING btree (state, id DESC) WHERE (NOT ((state)::text = 'suggested'::text));
CREATE INDEX mention_of_entity ON public.articles_mention USING btree (entity_id, revision_id DESC);
CREATE INDEX model_call_by_story ON public.articles_modelcall USING btree (story_id, at);
CREATE INDEX newsroom_accountevent_pgh_context_id_74a5d9dd ON public.newsroom_accountevent USING btree (pgh_context_id);
CREATE INDEX newsroom_accountevent_pgh_obj_id_8dfd614b ON public.newsroom_accountevent USING btree (pgh_obj_id);
CREATE INDEX newsroom_bulkact_by_id_cdbf07a4 ON public.newsroom_bulkact USING btree (by_id);
CREATE INDEX newsroom_bulkact_takes_back_id_7a516270 ON public.newsroom_bulkact USING btree (takes_back_id);
CREATE INDEX newsroom_groupevent_pgh_context_id_a3f2ba7f ON public.newsroom_groupevent USING btree (pgh_context_id);
CREATE INDEX newsroom_groupevent_pgh_obj_id_8f713e16 ON public.newsroom_groupevent USING btree (pgh_obj_id);
CREATE INDEX newsroom_permissionevent_group_id_8b07d711 ON public.newsroom_permissionevent USING btree (group_id);
CREATE INDEX newsroom_permissionevent_permission_id_1e9a4304 ON public.newsroom_permissionevent USING btree (permission_id);
CREATE INDEX newsroom_permissionevent_pgh_context_id_7cc5234b ON public.newsroom_permissionevent USING btree (pgh_context_id);
CREATE INDEX newsroom_roleevent_group_id_f7d402ea ON public.newsroom_roleevent USING btree (group_id);
CREATE INDEX newsroom_roleevent_pgh_context_id_61519d04 ON public.newsroom_roleevent USING btree (pgh_context_id);
CREATE INDEX newsroom_roleevent_user_id_8e21f621 ON public.newsroom_roleevent USING btree (user_id);
CREATE INDEX note_names_groups ON public.articles_note USING gin (names_groups) WHERE ((status)::text = 'open'::text);
CREATE INDEX note_names_people ON public.articles_note USING gin (names_people) WHERE ((status)::text = 'open'::text);
CREATE INDEX note_newest ON public.articles_note USING btree (created_at DESC, id DESC);
CREATE UNIQUE INDEX origin_one_confirmed_per_article ON public.articles_origin USING btree (article_id) WHERE ((state)::text = 'confirmed'::text);
CREATE INDEX outlet_domains ON public.articles_outlet USING gin (domains);
CREATE UNIQUE INDEX outlet_name_once ON public.articles_outlet USING btree (lower((name)::text));
CREATE INDEX outlet_name_trigrams ON public.articles_outlet USING gin (upper((name)::text) public.gin_trgm_ops);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX revision_known_as ON public.articles_revision USING gin (known_as);
CREATE INDEX revision_unread ON public.articles_revision USING btree (created_at) WHERE is_unread;
CREATE INDEX search_entry_words ON public.articles_searchentry USING gin (words);
CREATE INDEX signature_by_term_and_period ON public.articles_signature USING gin (public.signature_keys(index_terms, published_on));
CREATE INDEX signature_terms ON public.articles_signature USING gin (index_terms);
CREATE INDEX story_latest ON public.articles_story USING btree (latest_at DESC NULLS LAST, id DESC);
CREATE INDEX story_note_trigrams ON public.articles_story USING gin (upper(note) public.gin_trgm_ops);
CREATE INDEX story_title_trigrams ON public.articles_story USING gin (upper((title)::text) public.gin_trgm_ops);
CREATE INDEX story_under_embargo ON public.articles_story USING btree (id) WHERE (only_for IS NOT NULL);
CREATE TRIGGER pgtrigger_append_only_15db5 BEFORE DELETE OR UPDATE ON public.newsroom_accountevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_15db5();
COMMENT ON TRIGGER pgtrigger_append_only_15db5 ON public.newsroom_accountevent IS 'd259029cf82ebfde294ae11db1ddea93585e343d';
CREATE TRIGGER pgtrigger_append_only_2e536 BEFORE DELETE OR UPDATE ON public.articles_articleevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2e536();
COMMENT ON TRIGGER pgtrigger_append_only_2e536 ON public.articles_articleevent IS '97e38e30f4f2ced7f80fc829b7756986ceddd8a6';
CREATE TRIGGER pgtrigger_append_only_34851 BEFORE DELETE OR UPDATE ON public.entities_eventevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_34851();
COMMENT ON TRIGGER pgtrigger_append_only_34851 ON public.entities_eventevent IS 'ca5e4b4a0386b69f20199dfddd25fa4b7b241a96';
CREATE TRIGGER pgtrigger_append_only_3b7f1 BEFORE DELETE OR UPDATE ON public.articles_noteevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_3b7f1();
COMMENT ON TRIGGER pgtrigger_append_only_3b7f1 ON public.articles_noteevent IS 'ff595ee9813adb54d305c8ce257b1466ca235c81';
CREATE TRIGGER pgtrigger_append_only_42787 BEFORE DELETE OR UPDATE ON public.articles_discrepancyevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_42787();
COMMENT ON TRIGGER pgtrigger_append_only_42787 ON public.articles_discrepancyevent IS 'fccb08d36cd7413609ec93c3a5cf2b6b076f7189';
CREATE TRIGGER pgtrigger_append_only_467d6 BEFORE DELETE OR UPDATE ON public.articles_storyevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_467d6();
COMMENT ON TRIGGER pgtrigger_append_only_467d6 ON public.articles_storyevent IS '493737bff6dfdf8222c3399f0652df86c0bec219';
CREATE TRIGGER pgtrigger_append_only_605e6 BEFORE DELETE OR UPDATE ON public.articles_blindanswerevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_605e6();
COMMENT ON TRIGGER pgtrigger_append_only_605e6 ON public.articles_blindanswerevent IS 'fa98f2540a6674441acc604cbfa01e0c486f95f0';
CREATE TRIGGER pgtrigger_append_only_61dd7 BEFORE DELETE OR UPDATE ON public.newsroom_groupevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_61dd7();
COMMENT ON TRIGGER pgtrigger_append_only_61dd7 ON public.newsroom_groupevent IS '0d7a3ed683ff0ec8f1c45c234b095070956320e5';
CREATE TRIGGER pgtrigger_append_only_64db1 BEFORE DELETE OR UPDATE ON public.newsroom_permissionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_64db1();
COMMENT ON TRIGGER pgtrigger_append_only_64db1 ON public.newsroom_permissionevent IS '28ae8fb1b94ff9e49161de59f66b38b679ffbcdd';
CREATE TRIGGER pgtrigger_append_only_6649d BEFORE DELETE OR UPDATE ON public.entities_aliasevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6649d();
COMMENT ON TRIGGER pgtrigger_append_only_6649d ON public.entities_aliasevent IS '3b65c8c3737b4561400d7ac1f6399e0130baadfa';
CREATE TRIGGER pgtrigger_append_only_795d0 BEFORE DELETE OR UPDATE ON public.articles_modelswitchevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_795d0();
COMMENT ON TRIGGER pgtrigger_append_only_795d0 ON public.articles_modelswitchevent IS '780080528a76cb0284d86d152ef7b046c09fdbc5';
CREATE TRIGGER pgtrigger_append_only_7e47b BEFORE DELETE OR UPDATE ON public.articles_blindreadingevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7e47b();
COMMENT ON TRIGGER pgtrigger_append_only_7e47b ON public.articles_blindreadingevent IS '780aac6b185ec35ff9ab8385f4ad4b6ce0a3ad1d';
CREATE TRIGGER pgtrigger_append_only_82816 BEFORE DELETE OR UPDATE ON public.articles_silenceevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_82816();
COMMENT ON TRIGGER pgtrigger_append_only_82816 ON public.articles_silenceevent IS '72b09011f41a8b7b5a57aa836d1e8b8e16acfd97';
CREATE TRIGGER pgtrigger_append_only_83d18 BEFORE DELETE OR UPDATE ON public.articles_mentionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_83d18();
COMMENT ON TRIGGER pgtrigger_append_only_83d18 ON public.articles_mentionevent IS 'db92fe8d45754f61b2e2928c30b0ef2176f5b487';
CREATE TRIGGER pgtrigger_append_only_85512 BEFORE DELETE OR UPDATE ON public.articles_mergeproposalevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_85512();
COMMENT ON TRIGGER pgtrigger_append_only_85512 ON public.articles_mergeproposalevent IS 'a3ee44fb28ccd09e928cadb51bfa711c7c03c3a3';
CREATE TRIGGER pgtrigger_append_only_89055 BEFORE DELETE OR UPDATE ON public.entities_eventparticipantevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_89055();
COMMENT ON TRIGGER pgtrigger_append_only_89055 ON public.entities_eventparticipantevent IS 'bcdbd32c1eae5b4063287a5a2feafcf7108f4c04';
CREATE TRIGGER pgtrigger_append_only_915eb BEFORE DELETE OR UPDATE ON public.articles_smallmodelevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_915eb();
COMMENT ON TRIGGER pgtrigger_append_only_915eb ON public.articles_smallmodelevent IS 'bac5f31851d64a6a5e6cef7fc1a9eccb495bdc66';
CREATE TRIGGER pgtrigger_append_only_947ce BEFORE DELETE OR UPDATE ON public.articles_quoteevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_947ce();
COMMENT ON TRIGGER pgtrigger_append_only_947ce ON public.articles_quoteevent IS '7220e50721c3309fe25ac991e2137cadf4f57443';
CREATE TRIGGER pgtrigger_append_only_9a945 BEFORE DELETE OR UPDATE ON public.articles_settlementevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_9a945();
COMMENT ON TRIGGER pgtrigger_append_only_9a945 ON public.articles_settlementevent IS '76d441acbab067e99f55c2324953cb1a432c53c6';
CREATE TRIGGER pgtrigger_append_only_a6a68 BEFORE DELETE OR UPDATE ON public.entities_entityevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_a6a68();
COMMENT ON TRIGGER pgtrigger_append_only_a6a68 ON public.entities_entityevent IS '66d28446c894477cae8f6e9a4c5d934930c66298';
CREATE TRIGGER pgtrigger_append_only_a82f2 BEFORE DELETE OR UPDATE ON public.articles_appearanceevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_a82f2();
COMMENT ON TRIGGER pgtrigger_append_only_a82f2 ON public.articles_appearanceevent IS '7a1ada393d7d619fd7ed5c961e9494f44444ae0e';
CREATE TRIGGER pgtrigger_append_only_aac25 BEFORE DELETE OR UPDATE ON public.articles_eventreportevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_aac25();
COMMENT ON TRIGGER pgtrigger_append_only_aac25 ON public.articles_eventreportevent IS '0a062a5faa665382589a7b5ee15f7c85e8c3f422';
CREATE TRIGGER pgtrigger_append_only_b0c18 BEFORE DELETE OR UPDATE ON public.articles_membershipevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_b0c18();
COMMENT ON TRIGGER pgtrigger_append_only_b0c18 ON public.articles_membershipevent IS '5bd224dd205127fcdacbc8680ff796f8b48502a4';
CREATE TRIGGER pgtrigger_append_only_c51c1 BEFORE DELETE OR UPDATE ON public.articles_assignmentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c51c1();
COMMENT ON TRIGGER pgtrigger_append_only_c51c1 ON public.articles_assignmentevent IS '4e5e97e54587c83f74900191ef60b8dc1fe2e8d4';
CREATE TRIGGER pgtrigger_append_only_c619f BEFORE DELETE OR UPDATE ON public.articles_utteranceevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c619f();
COMMENT ON TRIGGER pgtrigger_append_only_c619f ON public.articles_utteranceevent IS '933aae790047837baeb16d8933001f790b66ce27';
CREATE TRIGGER pgtrigger_append_only_c64d3 BEFORE DELETE OR UPDATE ON public.newsroom_roleevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c64d3();
COMMENT ON TRIGGER pgtrigger_append_only_c64d3 ON public.newsroom_roleevent IS 'a18805c400414c0b6881d6056c2b23bbdb555f55';
CREATE TRIGGER pgtrigger_append_only_cd4bb BEFORE DELETE OR UPDATE ON public.articles_originevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_cd4bb();
COMMENT ON TRIGGER pgtrigger_append_only_cd4bb ON public.articles_originevent IS 'f79903daaa07b6d0a886aae92d5e31aa0af353b6';
CREATE TRIGGER pgtrigger_append_only_d90d4 BEFORE DELETE OR UPDATE ON public.articles_duplicateevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_d90d4();
COMMENT ON TRIGGER pgtrigger_append_only_d90d4 ON public.articles_duplicateevent IS '91dc956eabab379b33b1f1e7441edcb2105d144c';
CREATE TRIGGER pgtrigger_append_only_e3d49 BEFORE DELETE OR UPDATE ON public.articles_feedevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_e3d49();
COMMENT ON TRIGGER pgtrigger_append_only_e3d49 ON public.articles_feedevent IS 'e20a11e6294f89f5a7ac84cf46438f26257b9599';
CREATE TRIGGER pgtrigger_append_only_e7057 BEFORE DELETE OR UPDATE ON public.articles_readthroughevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_e7057();
COMMENT ON TRIGGER pgtrigger_append_only_e7057 ON public.articles_readthroughevent IS 'c08fa6408aa4c6768fc72cca7c15320377ffaf7e';
CREATE TRIGGER pgtrigger_append_only_eeeea BEFORE DELETE OR UPDATE ON public.articles_signsleftevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_eeeea();
COMMENT ON TRIGGER pgtrigger_append_only_eeeea ON public.articles_signsleftevent IS '315a6737b8ca3a7784d81e5512dc321679ad470e';
CREATE TRIGGER pgtrigger_append_only_f25ef BEFORE DELETE OR UPDATE ON public.articles_claimevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_f25ef();
COMMENT ON TRIGGER pgtrigger_append_only_f25ef ON public.articles_claimevent IS 'dd3821cbfbc23d9f3630bd8944ebd4cd004f38c8';
CREATE TRIGGER pgtrigger_append_only_fec9a BEFORE DELETE OR UPDATE ON public.articles_outletevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_fec9a();
COMMENT ON TRIGGER pgtrigger_append_only_fec9a ON public.articles_outletevent IS 'c880373467f99afeaf43c858bb7e3fe926f4b555';
CREATE CONSTRAINT TRIGGER pgtrigger_carried_by_rule_8ebbd AFTER INSERT OR UPDATE ON public.articles_appearance DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state)::text = 'confirmed'::text)) EXECUTE FUNCTION public.pgtrigger_carried_by_rule_8ebbd();
COMMENT ON TRIGGER pgtrigger_carried_by_rule_8ebbd ON public.articles_appearance IS 'aaee2eadd5f333a6139fae660440caef3696d441';
CREATE TRIGGER pgtrigger_changed_since_cleared_1352d BEFORE UPDATE ON public.articles_claim FOR EACH ROW WHEN ((((new.step)::text = 'cleared'::text) AND ((old.step)::text = 'cleared'::text))) EXECUTE FUNCTION public.pgtrigger_changed_since_cleared_1352d();
COMMENT ON TRIGGER pgtrigger_changed_since_cleared_1352d ON public.articles_claim IS '7d8d15c8b7eacdc6cda7caf15a24e30464824615';
CREATE TRIGGER pgtrigger_changed_since_cleared_3e57c AFTER INSERT OR DELETE OR UPDATE ON public.articles_origin FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_changed_since_cleared_3e57c();
COMMENT ON TRIGGER pgtrigger_changed_since_cleared_3e57c ON public.articles_origin IS '391977d1a40d3b738ab3cd001e66a283a0cba0d0';
CREATE TRIGGER pgtrigger_changed_since_cleared_74208 AFTER UPDATE ON public.articles_article FOR EACH ROW WHEN (((old.outlet_id IS DISTINCT FROM new.outlet_id) OR (old.published_at IS DISTINCT FROM new.published_at) OR ((old.published_precision)::text IS DISTINCT FROM (new.published_precision)::text))) EXECUTE FUNCTION public.pgtrigger_changed_since_cleared_74208();
COMMENT ON TRIGGER pgtrigger_changed_since_cleared_74208 ON public.articles_article IS '0ac87abc6a6499dc56c5e03fd8065005b307728d';
CREATE TRIGGER pgtrigger_changed_since_cleared_cec32 AFTER INSERT OR DELETE OR UPDATE ON public.articles_silence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_changed_since_cleared_cec32();
COMMENT ON TRIGGER pgtrigger_changed_since_cleared_cec32 ON public.articles_silence IS '21573947138417fa232d9f5d124832e5df28a062';
CREATE TRIGGER pgtrigger_changed_since_cleared_e1ea1 AFTER INSERT OR DELETE OR UPDATE ON public.articles_discrepancy FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_changed_since_cleared_e1ea1();
COMMENT ON TRIGGER pgtrigger_changed_since_cleared_e1ea1 ON public.articles_discrepancy IS '1ff24d44c7909036e293bf97d7669d4f0c0a0ddd';
CREATE TRIGGER pgtrigger_changed_since_cleared_fac07 AFTER INSERT OR DELETE OR UPDATE ON public.articles_appearance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_changed_since_cleared_fac07();
COMMENT ON TRIGGER pgtrigger_changed_since_cleared_fac07 ON public.articles_appearance IS 'fb072c4131464cad0a674d08d37cd6c38ca1e1f6';
CREATE TRIGGER pgtrigger_changed_update_0b901 AFTER UPDATE ON public.entities_alias FOR EACH ROW WHEN (((old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.entity_id IS DISTINCT FROM new.entity_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR ((old.text)::text IS DISTINCT FROM (new.text)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_0b901();
COMMENT ON TRIGGER pgtrigger_changed_update_0b901 ON public.entities_alias IS 'f15fffdb708ac8c9dd57f6821d3ab0ae449a3ac7';
CREATE TRIGGER pgtrigger_changed_update_14863 AFTER UPDATE ON public.articles_modelswitch FOR EACH ROW WHEN ((old.is_on IS DISTINCT FROM new.is_on)) EXECUTE FUNCTION public.pgtrigger_changed_update_14863();
COMMENT ON TRIGGER pgtrigger_changed_update_14863 ON public.articles_modelswitch IS 'e060a5bc5809b176afab6c1898ff21e0d7d80faa';
CREATE TRIGGER pgtrigger_changed_update_192f0 AFTER UPDATE ON public.articles_appearance FOR EACH ROW WHEN ((((old.attributed_to)::text IS DISTINCT FROM (new.attributed_to)::text) OR (old.claim_id IS DISTINCT FROM new.claim_id) OR (old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old."end" IS DISTINCT FROM new."end") OR (old.is_orphaned IS DISTINCT FROM new.is_orphaned) OR ((old.modality)::text IS DISTINCT FROM (new.modality)::text) OR ((old.stance)::text IS DISTINCT FROM (new.stance)::text) OR (old.start IS DISTINCT FROM new.start) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_192f0();
COMMENT ON TRIGGER pgtrigger_changed_update_192f0 ON public.articles_appearance IS '29a1772cf9c7e00e88c2dd3f45eff89e95ce1b6a';
CREATE TRIGGER pgtrigger_changed_update_1a549 AFTER UPDATE ON public.entities_event FOR EACH ROW WHEN ((((old.date_text)::text IS DISTINCT FROM (new.date_text)::text) OR (old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.first_day IS DISTINCT FROM new.first_day) OR ((old.label)::text IS DISTINCT FROM (new.label)::text) OR (old.last_day IS DISTINCT FROM new.last_day) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id) OR (old.note IS DISTINCT FROM new.note) OR (old.place_id IS DISTINCT FROM new.place_id) OR ((old."precision")::text IS DISTINCT FROM (new."precision")::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR ((old.status)::text IS DISTINCT FROM (new.status)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_1a549();
COMMENT ON TRIGGER pgtrigger_changed_update_1a549 ON public.entities_event IS '332ed243c7bb7371b6713294125a4345219639e0';
CREATE TRIGGER pgtrigger_changed_update_1af6d AFTER UPDATE ON public.articles_membership FOR EACH ROW WHEN (((old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.story_id IS DISTINCT FROM new.story_id))) EXECUTE FUNCTION public.pgtrigger_changed_update_1af6d();
COMMENT ON TRIGGER pgtrigger_changed_update_1af6d ON public.articles_membership IS '54a5bef2cb523fad9257b452fcf2ea9b617e609e';
CREATE TRIGGER pgtrigger_changed_update_20624 AFTER UPDATE ON public.articles_mention FOR EACH ROW WHEN (((old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.entity_id IS DISTINCT FROM new.entity_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_20624();
COMMENT ON TRIGGER pgtrigger_changed_update_20624 ON public.articles_mention IS '5a5173e23b8e2aba3d2e28df9e74aaef0ad22d26';
CREATE TRIGGER pgtrigger_changed_update_44b79 AFTER UPDATE ON public.articles_quote FOR EACH ROW WHEN ((((old.cue)::text IS DISTINCT FROM (new.cue)::text) OR (old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.entity_id IS DISTINCT FROM new.entity_id) OR ((old.form)::text IS DISTINCT FROM (new.form)::text) OR ((old.speaker)::text IS DISTINCT FROM (new.speaker)::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_44b79();
COMMENT ON TRIGGER pgtrigger_changed_update_44b79 ON public.articles_quote IS '51d30a0d44252922e9bcacd10ccf476916183543';
CREATE TRIGGER pgtrigger_changed_update_551c9 AFTER UPDATE ON public.auth_user FOR EACH ROW WHEN ((((old.email)::text IS DISTINCT FROM (new.email)::text) OR ((old.first_name)::text IS DISTINCT FROM (new.first_name)::text) OR (old.id IS DISTINCT FROM new.id) OR (old.is_active IS DISTINCT FROM new.is_active) OR (old.is_staff IS DISTINCT FROM new.is_staff) OR (old.is_superuser IS DISTINCT FROM new.is_superuser) OR ((old.last_name)::text IS DISTINCT FROM (new.last_name)::text) OR ((old.username)::text IS DISTINCT FROM (new.username)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_551c9();
COMMENT ON TRIGGER pgtrigger_changed_update_551c9 ON public.auth_user IS '8a4411133653f07f8651d092706772b99f8e9c92';
CREATE TRIGGER pgtrigger_changed_update_5c857 AFTER UPDATE ON public.articles_assignment FOR EACH ROW WHEN (((old.article_id IS DISTINCT FROM new.article_id) OR (old.claim_id IS DISTINCT FROM new.claim_id) OR (old.due IS DISTINCT FROM new.due) OR (old.group_id IS DISTINCT FROM new.group_id) OR (old.person_id IS DISTINCT FROM new.person_id) OR ((old.status)::text IS DISTINCT FROM (new.status)::text) OR (old.story_id IS DISTINCT FROM new.story_id) OR ((old.what)::text IS DISTINCT FROM (new.what)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_5c857();
COMMENT ON TRIGGER pgtrigger_changed_update_5c857 ON public.articles_assignment IS '6a20858fddcbb4fc790d9faa00ec1db3df09f0c3';
CREATE TRIGGER pgtrigger_changed_update_5f459 AFTER UPDATE ON public.articles_signsleft FOR EACH ROW WHEN ((old.left_at IS DISTINCT FROM new.left_at)) EXECUTE FUNCTION public.pgtrigger_changed_update_5f459();
COMMENT ON TRIGGER pgtrigger_changed_update_5f459 ON public.articles_signsleft IS 'e9768f5386051a7132f46a903973113397351e9e';
CREATE TRIGGER pgtrigger_changed_update_5fe33 AFTER UPDATE ON public.articles_origin FOR EACH ROW WHEN ((((old.basis)::text IS DISTINCT FROM (new.basis)::text) OR (old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.outlet_id IS DISTINCT FROM new.outlet_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_5fe33();
COMMENT ON TRIGGER pgtrigger_changed_update_5fe33 ON public.articles_origin IS '60faded3a8cb645b4ac7880349a12ad17bf4623d';
CREATE TRIGGER pgtrigger_changed_update_7270b AFTER UPDATE ON public.articles_claim FOR EACH ROW WHEN (((old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id) OR (old.note IS DISTINCT FROM new.note) OR (old.parted_from_id IS DISTINCT FROM new.parted_from_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR ((old.statement)::text IS DISTINCT FROM (new.statement)::text) OR ((old.status)::text IS DISTINCT FROM (new.status)::text) OR ((old.step)::text IS DISTINCT FROM (new.step)::text) OR (old.step_at IS DISTINCT FROM new.step_at) OR (old.step_note IS DISTINCT FROM new.step_note) OR (old.story_id IS DISTINCT FROM new.story_id) OR (old.tags IS DISTINCT FROM new.tags))) EXECUTE FUNCTION public.pgtrigger_changed_update_7270b();
COMMENT ON TRIGGER pgtrigger_changed_update_7270b ON public.articles_claim IS '321695388cf5daffa775b4938bd784f9f39fe77b';
CREATE TRIGGER pgtrigger_changed_update_72807 AFTER UPDATE ON public.articles_mergeproposal FOR EACH ROW WHEN (((old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.one_was_in_id IS DISTINCT FROM new.one_was_in_id) OR (old.other_was_in_id IS DISTINCT FROM new.other_was_in_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_72807();
COMMENT ON TRIGGER pgtrigger_changed_update_72807 ON public.articles_mergeproposal IS '84a77a429e0dfd5ffcb9e600b55d23229470b68d';
CREATE TRIGGER pgtrigger_changed_update_73b0e AFTER UPDATE ON public.articles_blindanswer FOR EACH ROW WHEN ((((old.attributed_to)::text IS DISTINCT FROM (new.attributed_to)::text) OR (old.claim_id IS DISTINCT FROM new.claim_id) OR ((old.modality)::text IS DISTINCT FROM (new.modality)::text) OR (old.places IS DISTINCT FROM new.places) OR ((old.said)::text IS DISTINCT FROM (new.said)::text) OR ((old.stance)::text IS DISTINCT FROM (new.stance)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_73b0e();
COMMENT ON TRIGGER pgtrigger_changed_update_73b0e ON public.articles_blindanswer IS '4878b9e8a0055a9580830b1b512e4fe9b1ee7d8f';
CREATE TRIGGER pgtrigger_changed_update_74598 AFTER UPDATE ON public.articles_utterance FOR EACH ROW WHEN ((old.story_id IS DISTINCT FROM new.story_id)) EXECUTE FUNCTION public.pgtrigger_changed_update_74598();
COMMENT ON TRIGGER pgtrigger_changed_update_74598 ON public.articles_utterance IS 'fe8bb32b874f12a4059c6b175f4f79919017acbc';
CREATE TRIGGER pgtrigger_changed_update_7b2ce AFTER UPDATE ON public.articles_discrepancy FOR EACH ROW WHEN (((old.claim_id IS DISTINCT FROM new.claim_id) OR (old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.note IS DISTINCT FROM new.note) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.story_id IS DISTINCT FROM new.story_id) OR ((old.topic)::text IS DISTINCT FROM (new.topic)::text) OR ((old.verdict)::text IS DISTINCT FROM (new.verdict)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_7b2ce();
COMMENT ON TRIGGER pgtrigger_changed_update_7b2ce ON public.articles_discrepancy IS '5bba29fb70f355aa017e98372ef782e93d606294';
CREATE TRIGGER pgtrigger_changed_update_7c700 AFTER UPDATE ON public.auth_group FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_changed_update_7c700();
COMMENT ON TRIGGER pgtrigger_changed_update_7c700 ON public.auth_group IS 'f53a797e31744b5c207c261f7511eabe48b0a77f';
CREATE TRIGGER pgtrigger_changed_update_801e9 AFTER UPDATE ON public.entities_entity FOR EACH ROW WHEN (((old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.note IS DISTINCT FROM new.note) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR ((old.wikidata_id)::text IS DISTINCT FROM (new.wikidata_id)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_801e9();
COMMENT ON TRIGGER pgtrigger_changed_update_801e9 ON public.entities_entity IS '24541acec92f96eabfb4176b247982b422a79c6d';
CREATE TRIGGER pgtrigger_changed_update_81c63 AFTER UPDATE ON public.articles_settlement FOR EACH ROW WHEN (((old.claim_id IS DISTINCT FROM new.claim_id) OR ((old.how)::text IS DISTINCT FROM (new.how)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_81c63();
COMMENT ON TRIGGER pgtrigger_changed_update_81c63 ON public.articles_settlement IS 'b52575c86a25a7aaa8a56fc1ffabfe2dd4e4f986';
CREATE TRIGGER pgtrigger_changed_update_9553a AFTER UPDATE ON public.articles_duplicate FOR EACH ROW WHEN (((old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.one IS DISTINCT FROM new.one) OR (old.other IS DISTINCT FROM new.other) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_9553a();
COMMENT ON TRIGGER pgtrigger_changed_update_9553a ON public.articles_duplicate IS 'c591684ae655f6c6db0b59fb660ff847a2394de6';
CREATE TRIGGER pgtrigger_changed_update_9b5c6 AFTER UPDATE ON public.articles_blindreading FOR EACH ROW WHEN ((old.handed_in_at IS DISTINCT FROM new.handed_in_at)) EXECUTE FUNCTION public.pgtrigger_changed_update_9b5c6();
COMMENT ON TRIGGER pgtrigger_changed_update_9b5c6 ON public.articles_blindreading IS '2eda238046bb8379ddad80e7b788252f47a3703c';
CREATE TRIGGER pgtrigger_changed_update_a478c AFTER UPDATE ON public.articles_eventreport FOR EACH ROW WHEN (((old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.event_id IS DISTINCT FROM new.event_id) OR ((old.modality)::text IS DISTINCT FROM (new.modality)::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_a478c();
COMMENT ON TRIGGER pgtrigger_changed_update_a478c ON public.articles_eventreport IS 'bbf4d940aa59e13eedc277a3182e75566b02d310';
CREATE TRIGGER pgtrigger_changed_update_a4b6c AFTER UPDATE ON public.articles_note FOR EACH ROW WHEN (((old.article_id IS DISTINCT FROM new.article_id) OR (old.claim_id IS DISTINCT FROM new.claim_id) OR (old.entity_id IS DISTINCT FROM new.entity_id) OR ((old.status)::text IS DISTINCT FROM (new.status)::text) OR (old.story_id IS DISTINCT FROM new.story_id) OR ((old.text)::text IS DISTINCT FROM (new.text)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_a4b6c();
COMMENT ON TRIGGER pgtrigger_changed_update_a4b6c ON public.articles_note IS '67c7269f44cbb403926f80f89332f5d815f38608';
CREATE TRIGGER pgtrigger_changed_update_c9f91 AFTER UPDATE ON public.articles_readthrough FOR EACH ROW WHEN ((old.read_at IS DISTINCT FROM new.read_at)) EXECUTE FUNCTION public.pgtrigger_changed_update_c9f91();
COMMENT ON TRIGGER pgtrigger_changed_update_c9f91 ON public.articles_readthrough IS 'c69c261b7eadf7b0690a3a1a2180e2b1aa3fbb36';
CREATE TRIGGER pgtrigger_changed_update_cf3db AFTER UPDATE ON public.articles_article FOR EACH ROW WHEN ((((old.byline)::text IS DISTINCT FROM (new.byline)::text) OR ((old.headline)::text IS DISTINCT FROM (new.headline)::text) OR (old.is_cut_short IS DISTINCT FROM new.is_cut_short) OR ((old.language)::text IS DISTINCT FROM (new.language)::text) OR (old.outlet_id IS DISTINCT FROM new.outlet_id) OR (old.published_at IS DISTINCT FROM new.published_at) OR (old.published_offset IS DISTINCT FROM new.published_offset) OR ((old.published_precision)::text IS DISTINCT FROM (new.published_precision)::text) OR ((old.published_zone)::text IS DISTINCT FROM (new.published_zone)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_cf3db();
COMMENT ON TRIGGER pgtrigger_changed_update_cf3db ON public.articles_article IS 'ade02e8f035ba6f3a806ff052d36fa147299f988';
CREATE TRIGGER pgtrigger_changed_update_db04d AFTER UPDATE ON public.articles_silence FOR EACH ROW WHEN (((old.claim_id IS DISTINCT FROM new.claim_id) OR (old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_db04d();
COMMENT ON TRIGGER pgtrigger_changed_update_db04d ON public.articles_silence IS 'ac1db1918cae851291b19f015b09b7b82bb9e8da';
CREATE TRIGGER pgtrigger_changed_update_ec56c AFTER UPDATE ON public.articles_outlet FOR EACH ROW WHEN ((((old.country)::text IS DISTINCT FROM (new.country)::text) OR (old.domains IS DISTINCT FROM new.domains) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.language)::text IS DISTINCT FROM (new.language)::text) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.note IS DISTINCT FROM new.note) OR ((old.owner)::text IS DISTINCT FROM (new.owner)::text) OR ((old.zone)::text IS DISTINCT FROM (new.zone)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_ec56c();
COMMENT ON TRIGGER pgtrigger_changed_update_ec56c ON public.articles_outlet IS 'e89cb28f910aa1fc0335e0f718071a96eab67d93';
CREATE TRIGGER pgtrigger_changed_update_fa1da AFTER UPDATE ON public.articles_feed FOR EACH ROW WHEN ((((old.address)::text IS DISTINCT FROM (new.address)::text) OR (old."interval" IS DISTINCT FROM new."interval") OR (old.outlet_id IS DISTINCT FROM new.outlet_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR ((old.title)::text IS DISTINCT FROM (new.title)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_fa1da();
COMMENT ON TRIGGER pgtrigger_changed_update_fa1da ON public.articles_feed IS 'aff4bf67280ca00d578c04b13ab697f4429b3e68';
CREATE TRIGGER pgtrigger_changed_update_fc653 AFTER UPDATE ON public.articles_story FOR EACH ROW WHEN (((old.is_sample IS DISTINCT FROM new.is_sample) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id) OR ((old.model_use)::text IS DISTINCT FROM (new.model_use)::text) OR (old.note IS DISTINCT FROM new.note) OR (old.only_for IS DISTINCT FROM new.only_for) OR ((old.stage)::text IS DISTINCT FROM (new.stage)::text) OR ((old.title)::text IS DISTINCT FROM (new.title)::text))) EXECUTE FUNCTION public.pgtrigger_changed_update_fc653();
COMMENT ON TRIGGER pgtrigger_changed_update_fc653 ON public.articles_story IS '7a50dee2a1fe824721832a3b5c873d6eaf73fda4';
CREATE TRIGGER pgtrigger_changed_update_fca51 AFTER UPDATE ON public.articles_smallmodel FOR EACH ROW WHEN (((old.in_use_id IS DISTINCT FROM new.in_use_id) OR (old.is_automatic IS DISTINCT FROM new.is_automatic))) EXECUTE FUNCTION public.pgtrigger_changed_update_fca51();
COMMENT ON TRIGGER pgtrigger_changed_update_fca51 ON public.articles_smallmodel IS 'c794fb7fed4017fe2553dad06f034920df59aa28';
CREATE TRIGGER pgtrigger_deleted_delete_0125e AFTER DELETE ON public.articles_modelswitch FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_0125e();
COMMENT ON TRIGGER pgtrigger_deleted_delete_0125e ON public.articles_modelswitch IS 'd85f1613efd866ce70324139606c810920485eb8';
CREATE TRIGGER pgtrigger_deleted_delete_16322 AFTER DELETE ON public.articles_story FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_16322();
COMMENT ON TRIGGER pgtrigger_deleted_delete_16322 ON public.articles_story IS '3548d477a926696d3773718d1ac8ae6249d6f89b';
CREATE TRIGGER pgtrigger_deleted_delete_25ca1 AFTER DELETE ON public.articles_mergeproposal FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_25ca1();
COMMENT ON TRIGGER pgtrigger_deleted_delete_25ca1 ON public.articles_mergeproposal IS 'a66f46ed8bec10913dc04b0b6e6562f8a9229e2e';
CREATE TRIGGER pgtrigger_deleted_delete_27229 AFTER DELETE ON public.articles_signsleft FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_27229();
COMMENT ON TRIGGER pgtrigger_deleted_delete_27229 ON public.articles_signsleft IS 'efd33ed12f83bfdaa15bf4c2e922cc140f440877';
CREATE TRIGGER pgtrigger_deleted_delete_2824d AFTER DELETE ON public.auth_group FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_2824d();
COMMENT ON TRIGGER pgtrigger_deleted_delete_2824d ON public.auth_group IS 'ee88f9b8d30778ea98e79f0c18d1834db76bd4f5';
CREATE TRIGGER pgtrigger_deleted_delete_30566 AFTER DELETE ON public.auth_group_permissions FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_30566();
COMMENT ON TRIGGER pgtrigger_deleted_delete_30566 ON public.auth_group_permissions IS '0cdddb01a3776f2499f1029ee6f7c3cc6ce3ba01';
CREATE TRIGGER pgtrigger_deleted_delete_36d02 AFTER DELETE ON public.articles_appearance FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_36d02();
COMMENT ON TRIGGER pgtrigger_deleted_delete_36d02 ON public.articles_appearance IS '7f820b584b54ef97f23df4c3853fee3edd25edc0';
CREATE TRIGGER pgtrigger_deleted_delete_42fb2 AFTER DELETE ON public.articles_blindanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_42fb2();
COMMENT ON TRIGGER pgtrigger_deleted_delete_42fb2 ON public.articles_blindanswer IS '3db329db81ca7c25687a17a507bca1ddc76063d1';
CREATE TRIGGER pgtrigger_deleted_delete_457fc AFTER DELETE ON public.articles_origin FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_457fc();
COMMENT ON TRIGGER pgtrigger_deleted_delete_457fc ON public.articles_origin IS '0cf69b9ac71c16a04ba68f55ffd0c33da32eb048';
CREATE TRIGGER pgtrigger_deleted_delete_4f0aa AFTER DELETE ON public.articles_membership FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_4f0aa();
COMMENT ON TRIGGER pgtrigger_deleted_delete_4f0aa ON public.articles_membership IS '1fcd6853f3cc2a32fdee2450926427416c7378ab';
CREATE TRIGGER pgtrigger_deleted_delete_51528 AFTER DELETE ON public.articles_assignment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_51528();
COMMENT ON TRIGGER pgtrigger_deleted_delete_51528 ON public.articles_assignment IS '36a84053e8764cce87de325ef0df6aa21ec72c8c';
CREATE TRIGGER pgtrigger_deleted_delete_52256 AFTER DELETE ON public.articles_settlement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_52256();
COMMENT ON TRIGGER pgtrigger_deleted_delete_52256 ON public.articles_settlement IS 'b6478e0b46f196fe6dac1639771d95b6f0d1cac2';
CREATE TRIGGER pgtrigger_deleted_delete_5ddef AFTER DELETE ON public.articles_discrepancy FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_5ddef();
COMMENT ON TRIGGER pgtrigger_deleted_delete_5ddef ON public.articles_discrepancy IS '1ea6faf9e114d287deeb407d8c357dfd0b0d847a';
CREATE TRIGGER pgtrigger_deleted_delete_6155e AFTER DELETE ON public.articles_utterance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_6155e();
COMMENT ON TRIGGER pgtrigger_deleted_delete_6155e ON public.articles_utterance IS 'a7680a046a7ca6df15678fed379c0652929bf4e0';
CREATE TRIGGER pgtrigger_deleted_delete_67bd6 AFTER DELETE ON public.articles_smallmodel FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_67bd6();
COMMENT ON TRIGGER pgtrigger_deleted_delete_67bd6 ON public.articles_smallmodel IS '0f0a751c64e91fd3bdbd22e6bec80eab5aa33dea';
CREATE TRIGGER pgtrigger_deleted_delete_6a378 AFTER DELETE ON public.articles_outlet FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_6a378();
COMMENT ON TRIGGER pgtrigger_deleted_delete_6a378 ON public.articles_outlet IS '73470b276a599ebddc9ebe60dd82815f2d4b07dd';
CREATE TRIGGER pgtrigger_deleted_delete_775fe AFTER DELETE ON public.articles_silence FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_775fe();
COMMENT ON TRIGGER pgtrigger_deleted_delete_775fe ON public.articles_silence IS '52baf9a8f3fb8fd6c483e2c8e4e5ee53b87f8448';
CREATE TRIGGER pgtrigger_deleted_delete_826b9 AFTER DELETE ON public.articles_readthrough FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_826b9();
COMMENT ON TRIGGER pgtrigger_deleted_delete_826b9 ON public.articles_readthrough IS '9813e06a2fe203ffa2aced1b1b7aac49686c4626';
CREATE TRIGGER pgtrigger_deleted_delete_8626b AFTER DELETE ON public.entities_entity FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_8626b();
COMMENT ON TRIGGER pgtrigger_deleted_delete_8626b ON public.entities_entity IS 'df1a6077e1e47380abd917e94f1779f78087dd07';
CREATE TRIGGER pgtrigger_deleted_delete_8fd39 AFTER DELETE ON public.auth_user_groups FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_8fd39();
COMMENT ON TRIGGER pgtrigger_deleted_delete_8fd39 ON public.auth_user_groups IS 'dd6f9cfbc16f5666d66fd7811bc226adf90fe457';
CREATE TRIGGER pgtrigger_deleted_delete_c15df AFTER DELETE ON public.entities_alias FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_c15df();
COMMENT ON TRIGGER pgtrigger_deleted_delete_c15df ON public.entities_alias IS '4ac60460c94a6119dc5a22b21ed6bc608646afa6';
CREATE TRIGGER pgtrigger_deleted_delete_c2080 AFTER DELETE ON public.articles_blindreading FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_c2080();
COMMENT ON TRIGGER pgtrigger_deleted_delete_c2080 ON public.articles_blindreading IS 'a49e556f7b98127b627def45ad9e704b3449bc9f';
CREATE TRIGGER pgtrigger_deleted_delete_c426a AFTER DELETE ON public.articles_feed FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_c426a();
COMMENT ON TRIGGER pgtrigger_deleted_delete_c426a ON public.articles_feed IS '2ba6f938924a7eba9cb043d96c987c35c8df7338';
CREATE TRIGGER pgtrigger_deleted_delete_c79a7 AFTER DELETE ON public.entities_event_participants FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_c79a7();
COMMENT ON TRIGGER pgtrigger_deleted_delete_c79a7 ON public.entities_event_participants IS 'c75e12578f8e50ba2cf1ac06ce531589d2e80428';
CREATE TRIGGER pgtrigger_deleted_delete_d2f40 AFTER DELETE ON public.articles_claim FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_d2f40();
COMMENT ON TRIGGER pgtrigger_deleted_delete_d2f40 ON public.articles_claim IS '9772928b43d236693ca518cafba11ab4eb07bb78';
CREATE TRIGGER pgtrigger_deleted_delete_d48c7 AFTER DELETE ON public.articles_note FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_d48c7();
COMMENT ON TRIGGER pgtrigger_deleted_delete_d48c7 ON public.articles_note IS '27bcbf82b0eb4692ea32031487e281076ab43ffb';
CREATE TRIGGER pgtrigger_deleted_delete_d4c54 AFTER DELETE ON public.entities_event FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_d4c54();
COMMENT ON TRIGGER pgtrigger_deleted_delete_d4c54 ON public.entities_event IS '65cfac522f5e24ac3e4396aa2d7b75c4e2216ad5';
CREATE TRIGGER pgtrigger_deleted_delete_d99d4 AFTER DELETE ON public.articles_duplicate FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_d99d4();
COMMENT ON TRIGGER pgtrigger_deleted_delete_d99d4 ON public.articles_duplicate IS '421a91983c51b69b3971e027810048ab6d770f33';
CREATE TRIGGER pgtrigger_deleted_delete_dd976 AFTER DELETE ON public.articles_article FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_deleted_delete_dd976();
COMMENT ON TRIGGER pgtrigger_deleted_delete_dd976 ON public.articles_article IS '0d504d50081c489a07158fffee81b769fd13347c';
CREATE TRIGGER pgtrigger_deleted_delete_de537 AFTER DELETE ON public.articles_quote FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_de537();
COMMENT ON TRIGGER pgtrigger_deleted_delete_de537 ON public.articles_quote IS 'f2e52f4249f158c934c7823e7806318a5cd4d692';
CREATE TRIGGER pgtrigger_deleted_delete_e64ed AFTER DELETE ON public.articles_mention FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_e64ed();
COMMENT ON TRIGGER pgtrigger_deleted_delete_e64ed ON public.articles_mention IS '89305ea2a25b7cbaedf9e9b52cef20181b62a55c';
CREATE TRIGGER pgtrigger_deleted_delete_f2f43 AFTER DELETE ON public.articles_eventreport FOR EACH ROW WHEN (((old.decided_by_id IS NOT NULL) OR (old.created_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_deleted_delete_f2f43();
COMMENT ON TRIGGER pgtrigger_deleted_delete_f2f43 ON public.articles_eventreport IS '23075a106960d847b10dba912ad2888ee5b7695e';
CREATE TRIGGER pgtrigger_fetched_stays_73e19 BEFORE UPDATE ON public.articles_fetched FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_fetched_stays_73e19();
COMMENT ON TRIGGER pgtrigger_fetched_stays_73e19 ON public.articles_fetched IS 'b89b36970d7aba02dc96e1377fdb78de58317937';
CREATE TRIGGER pgtrigger_group_is_kept_80025 BEFORE DELETE ON public.auth_group FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_group_is_kept_80025();
COMMENT ON TRIGGER pgtrigger_group_is_kept_80025 ON public.auth_group IS '5c6a6ca2a7447bcb23aeb6e25550cc7a874f8748';
CREATE TRIGGER pgtrigger_made_insert_02dd7 AFTER INSERT ON public.entities_event FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_02dd7();
COMMENT ON TRIGGER pgtrigger_made_insert_02dd7 ON public.entities_event IS '670fa97208a6a0bc8177ca64d62e9a372228cb5d';
CREATE TRIGGER pgtrigger_made_insert_069be AFTER INSERT ON public.articles_eventreport FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_069be();
COMMENT ON TRIGGER pgtrigger_made_insert_069be ON public.articles_eventreport IS '8471cb14ec8f4d74dc110a2f8678a417a62553f6';
CREATE TRIGGER pgtrigger_made_insert_09e9f AFTER INSERT ON public.articles_assignment FOR EACH ROW WHEN ((((NULLIF(current_setting('pghistory.context_metadata'::text, true), ''::text))::jsonb ->> 'user'::text) IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_made_insert_09e9f();
COMMENT ON TRIGGER pgtrigger_made_insert_09e9f ON public.articles_assignment IS '00dcc3de74d9f013203e0b6bab82ff1034b8ad16';
CREATE TRIGGER pgtrigger_made_insert_24e69 AFTER INSERT ON public.articles_outlet FOR EACH ROW WHEN ((((NULLIF(current_setting('pghistory.context_metadata'::text, true), ''::text))::jsonb ->> 'user'::text) IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_made_insert_24e69();
COMMENT ON TRIGGER pgtrigger_made_insert_24e69 ON public.articles_outlet IS 'cc69d58b1b7a5dc1a3dacf77cb96a961e65231fd';
CREATE TRIGGER pgtrigger_made_insert_3154b AFTER INSERT ON public.articles_blindreading FOR EACH ROW WHEN ((new.reader_id IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_made_insert_3154b();
COMMENT ON TRIGGER pgtrigger_made_insert_3154b ON public.articles_blindreading IS 'b5188d734bc5c5489ecca10c162dea6d56fe6c42';
CREATE TRIGGER pgtrigger_made_insert_38c74 AFTER INSERT ON public.entities_alias FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_38c74();
COMMENT ON TRIGGER pgtrigger_made_insert_38c74 ON public.entities_alias IS '6e3cd45c324d5806036cca1e31851ef50a17b719';
CREATE TRIGGER pgtrigger_made_insert_41acd AFTER INSERT ON public.articles_readthrough FOR EACH ROW WHEN ((new.reader_id IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_made_insert_41acd();
COMMENT ON TRIGGER pgtrigger_made_insert_41acd ON public.articles_readthrough IS '72a1f9583307682c7136d9218694a27776bc03c3';
CREATE TRIGGER pgtrigger_made_insert_47bc5 AFTER INSERT ON public.articles_signsleft FOR EACH ROW WHEN ((new.by_id IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_made_insert_47bc5();
COMMENT ON TRIGGER pgtrigger_made_insert_47bc5 ON public.articles_signsleft IS 'dbf30b45725c034d66dcb3554b5a584d2d4557ba';
CREATE TRIGGER pgtrigger_made_insert_5cab6 AFTER INSERT ON public.auth_user_groups FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_made_insert_5cab6();
COMMENT ON TRIGGER pgtrigger_made_insert_5cab6 ON public.auth_user_groups IS 'b8da79c54171aa9ad13c55a2a8f8a8c41015541b';
CREATE TRIGGER pgtrigger_made_insert_6675f AFTER INSERT ON public.articles_quote FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_6675f();
COMMENT ON TRIGGER pgtrigger_made_insert_6675f ON public.articles_quote IS 'f8a5973b8187e639890ea99a952d81f5e19432e2';
CREATE TRIGGER pgtrigger_made_insert_76b96 AFTER INSERT ON public.articles_settlement FOR EACH ROW WHEN ((new.by_id IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_made_insert_76b96();
COMMENT ON TRIGGER pgtrigger_made_insert_76b96 ON public.articles_settlement IS '6e0d5bc8696e089757c203e3cbc93a4e8aa94304';
CREATE TRIGGER pgtrigger_made_insert_86e43 AFTER INSERT ON public.auth_group FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_made_insert_86e43();
COMMENT ON TRIGGER pgtrigger_made_insert_86e43 ON public.auth_group IS 'c3e1de58c44e9725c7b896000b0978496ed4d914';
CREATE TRIGGER pgtrigger_made_insert_8ad5a AFTER INSERT ON public.articles_appearance FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_8ad5a();
COMMENT ON TRIGGER pgtrigger_made_insert_8ad5a ON public.articles_appearance IS 'fe444f8b1af58876ac9269e83b1842e80cc7548b';
CREATE TRIGGER pgtrigger_made_insert_8da61 AFTER INSERT ON public.entities_entity FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_8da61();
COMMENT ON TRIGGER pgtrigger_made_insert_8da61 ON public.entities_entity IS '47e2bc0940439bf25389e4a2ba4324523fa8cf63';
CREATE TRIGGER pgtrigger_made_insert_95cef AFTER INSERT ON public.articles_mergeproposal FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_95cef();
COMMENT ON TRIGGER pgtrigger_made_insert_95cef ON public.articles_mergeproposal IS '79b7569b30adccefb94ce1879c1ffa2df9f5d6ce';
CREATE TRIGGER pgtrigger_made_insert_99415 AFTER INSERT ON public.auth_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_made_insert_99415();
COMMENT ON TRIGGER pgtrigger_made_insert_99415 ON public.auth_user IS 'ff25a0c0513eb081e913fb9a494ffa32be90f610';
CREATE TRIGGER pgtrigger_made_insert_9e660 AFTER INSERT ON public.articles_discrepancy FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_9e660();
COMMENT ON TRIGGER pgtrigger_made_insert_9e660 ON public.articles_discrepancy IS 'c548e9a66e835588a7d4e9c7d6ab43d8664bccc8';
CREATE TRIGGER pgtrigger_made_insert_ab1ba AFTER INSERT ON public.articles_note FOR EACH ROW WHEN ((((NULLIF(current_setting('pghistory.context_metadata'::text, true), ''::text))::jsonb ->> 'user'::text) IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_made_insert_ab1ba();
COMMENT ON TRIGGER pgtrigger_made_insert_ab1ba ON public.articles_note IS 'a5f77e7f65fc035529326bc32da7f80649c1c1e0';
CREATE TRIGGER pgtrigger_made_insert_ad6ec AFTER INSERT ON public.articles_silence FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_ad6ec();
COMMENT ON TRIGGER pgtrigger_made_insert_ad6ec ON public.articles_silence IS '4f81cf6dbe35da262be9a78c0c3945832cc5a71b';
CREATE TRIGGER pgtrigger_made_insert_b4dcc AFTER INSERT ON public.auth_group_permissions FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_made_insert_b4dcc();
COMMENT ON TRIGGER pgtrigger_made_insert_b4dcc ON public.auth_group_permissions IS '690ac27affb5ce66046e9ea88dbcd252a30e33f0';
CREATE TRIGGER pgtrigger_made_insert_b981e AFTER INSERT ON public.entities_event_participants FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_made_insert_b981e();
COMMENT ON TRIGGER pgtrigger_made_insert_b981e ON public.entities_event_participants IS 'd457c41e6c625ee92c87d7b839c796c76c66f29a';
CREATE TRIGGER pgtrigger_made_insert_e0fb0 AFTER INSERT ON public.articles_origin FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_e0fb0();
COMMENT ON TRIGGER pgtrigger_made_insert_e0fb0 ON public.articles_origin IS '05274270989bbdd282517109d5061aada720ab47';
CREATE TRIGGER pgtrigger_made_insert_ef091 AFTER INSERT ON public.articles_mention FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_ef091();
COMMENT ON TRIGGER pgtrigger_made_insert_ef091 ON public.articles_mention IS '32a88d6384b0f36b1d210e7f998ab66b7cddf4e8';
CREATE TRIGGER pgtrigger_made_insert_ef646 AFTER INSERT ON public.articles_story FOR EACH ROW WHEN ((new.created_by_id IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_made_insert_ef646();
COMMENT ON TRIGGER pgtrigger_made_insert_ef646 ON public.articles_story IS '713faa9369a838f0f8376004401e268faa714737';
CREATE TRIGGER pgtrigger_made_insert_f2076 AFTER INSERT ON public.articles_claim FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_f2076();
COMMENT ON TRIGGER pgtrigger_made_insert_f2076 ON public.articles_claim IS '0c0fa905f7c3848dced260be7d0c78344611b74e';
CREATE TRIGGER pgtrigger_made_insert_f906b AFTER INSERT ON public.articles_duplicate FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_f906b();
COMMENT ON TRIGGER pgtrigger_made_insert_f906b ON public.articles_duplicate IS '9493976b1cd27a604df5ca22d102a4530591a8de';
CREATE TRIGGER pgtrigger_made_insert_fa332 AFTER INSERT ON public.articles_membership FOR EACH ROW WHEN (((new.created_by_id IS NOT NULL) OR (new.decided_by_id IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_made_insert_fa332();
COMMENT ON TRIGGER pgtrigger_made_insert_fa332 ON public.articles_membership IS '29faf5e3eae216e13e028862f6a59f40e3724bf3';
CREATE TRIGGER pgtrigger_made_insert_fd895 AFTER INSERT ON public.articles_feed FOR EACH ROW WHEN ((((NULLIF(current_setting('pghistory.context_metadata'::text, true), ''::text))::jsonb ->> 'user'::text) IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_made_insert_fd895();
COMMENT ON TRIGGER pgtrigger_made_insert_fd895 ON public.articles_feed IS '5438405fb351fa2c24f150d422611285da9404f5';
CREATE TRIGGER pgtrigger_merged_since_cleared_da190 AFTER UPDATE ON public.articles_claim FOR EACH ROW WHEN ((old.merged_into_id IS DISTINCT FROM new.merged_into_id)) EXECUTE FUNCTION public.pgtrigger_merged_since_cleared_da190();
COMMENT ON TRIGGER pgtrigger_merged_since_cleared_da190 ON public.articles_claim IS 'fbf48c4f61d41fac28c55acecbb72c3953d7d49e';
CREATE TRIGGER pgtrigger_only_added_a84a0 BEFORE DELETE OR UPDATE ON public.articles_modelcall FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_a84a0();
COMMENT ON TRIGGER pgtrigger_only_added_a84a0 ON public.articles_modelcall IS 'eebf976de9617d0a3f3e5b28557b644951bc7de8';
CREATE TRIGGER pgtrigger_original_stays_576c5 BEFORE UPDATE ON public.articles_originalfile FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_original_stays_576c5();
COMMENT ON TRIGGER pgtrigger_original_stays_576c5 ON public.articles_originalfile IS 'b7ef90f89be1255fbe999b29ebf1cc7d68513626';
CREATE TRIGGER pgtrigger_password_update_79c0a AFTER UPDATE ON public.auth_user FOR EACH ROW WHEN (((old.password)::text IS DISTINCT FROM (new.password)::text)) EXECUTE FUNCTION public.pgtrigger_password_update_79c0a();
COMMENT ON TRIGGER pgtrigger_password_update_79c0a ON public.auth_user IS '2373b1b72aa2648020ffbf6b18dd1a1a2aebab02';
CREATE CONSTRAINT TRIGGER pgtrigger_silent_by_rule_0e9bc AFTER INSERT OR UPDATE ON public.articles_silence DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state)::text = 'confirmed'::text)) EXECUTE FUNCTION public.pgtrigger_silent_by_rule_0e9bc();
COMMENT ON TRIGGER pgtrigger_silent_by_rule_0e9bc ON public.articles_silence IS '826371652a565612b75f79a24f9dc95700b90114';
CREATE CONSTRAINT TRIGGER pgtrigger_stated_where_confirmed_34496 AFTER UPDATE ON public.articles_claim DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state)::text = ANY ((ARRAY['suggested'::character varying, 'rejected'::character varying])::text[]))) EXECUTE FUNCTION public.pgtrigger_stated_where_confirmed_34496();
COMMENT ON TRIGGER pgtrigger_stated_where_confirmed_34496 ON public.articles_claim IS 'c7417cc69c3f78372fbb10383ff536103a9cc335';
CREATE TRIGGER pgtrigger_words_stand_there_24fe6 BEFORE INSERT OR UPDATE ON public.articles_mention FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_words_stand_there_24fe6();
COMMENT ON TRIGGER pgtrigger_words_stand_there_24fe6 ON public.articles_mention IS '919840a4f9ce823db2f043f623193baecbc07a84';
CREATE TRIGGER pgtrigger_words_stand_there_7657c BEFORE INSERT OR UPDATE ON public.articles_offer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_words_stand_there_7657c();
COMMENT ON TRIGGER pgtrigger_words_stand_there_7657c ON public.articles_offer IS '374bc2ddec133bc58f93aad03eea7e5c8408d385';
CREATE TRIGGER pgtrigger_words_stand_there_8a9f3 BEFORE INSERT OR UPDATE ON public.articles_quote FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_words_stand_there_8a9f3();
COMMENT ON TRIGGER pgtrigger_words_stand_there_8a9f3 ON public.articles_quote IS '257bc534ef26584fd1d77a0602b605d640ced7f1';
CREATE TRIGGER pgtrigger_words_stand_there_c10f6 BEFORE INSERT OR UPDATE ON public.articles_eventreport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_words_stand_there_c10f6();
COMMENT ON TRIGGER pgtrigger_words_stand_there_c10f6 ON public.articles_eventreport IS 'c7c5cd4a269f8e0dcfbeba9350c8f87372a9de62';
CREATE TRIGGER pgtrigger_words_stand_there_c7c32 BEFORE INSERT OR UPDATE ON public.articles_discrepancyvalue FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_words_stand_there_c7c32();
COMMENT ON TRIGGER pgtrigger_words_stand_there_c7c32 ON public.articles_discrepancyvalue IS 'ccbb77a00b2c3c69ab1b356e101d53ca473d0343';
CREATE TRIGGER pgtrigger_words_stand_there_ccbdb BEFORE INSERT OR UPDATE ON public.articles_appearance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_words_stand_there_ccbdb();
COMMENT ON TRIGGER pgtrigger_words_stand_there_ccbdb ON public.articles_appearance IS '05270fe4f233359189d3ba5112a7ac1007db59a2';
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
ALTER TABLE ONLY public.articles_appearance
    ADD CONSTRAINT articles_appearance_article_id_27938eae_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_appearance
    ADD CONSTRAINT articles_appearance_claim_id_ea95f537_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_appearance
    ADD CONSTRAINT articles_appearance_created_by_id_69baa1ad_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_appearance
    ADD CONSTRAINT articles_appearance_decided_by_id_130ddcfb_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_appearance
    ADD CONSTRAINT articles_appearance_reading_id_b3ea3462_fk_articles_ FOREIGN KEY (reading_id) REFERENCES public.articles_modelreading(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_appearance
    ADD CONSTRAINT articles_appearance_revision_id_f2fa0abd_fk_articles_ FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_created_by_id_b1067734_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_current_id_64dca017_fk_articles_revision_id FOREIGN KEY (current_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_outlet_id_dc2fe4ef_fk_articles_outlet_id FOREIGN KEY (outlet_id) REFERENCES public.articles_outlet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_assignment
    ADD CONSTRAINT articles_assignment_article_id_22119829_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_assignment
    ADD CONSTRAINT articles_assignment_claim_id_dd7d5fff_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_assignment
    ADD CONSTRAINT articles_assignment_closed_by_id_ba1bc601_fk_auth_user_id FOREIGN KEY (closed_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_assignment
    ADD CONSTRAINT articles_assignment_created_by_id_37e5cda8_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_assignment
    ADD CONSTRAINT articles_assignment_group_id_f4c3866e_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_assignment
    ADD CONSTRAINT articles_assignment_person_id_ec20c490_fk_auth_user_id FOREIGN KEY (person_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_assignment
    ADD CONSTRAINT articles_assignment_story_id_1ca70d13_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_blindanswer
    ADD CONSTRAINT articles_blindanswer_blind_reading_id_754d7310_fk_articles_ FOREIGN KEY (blind_reading_id) REFERENCES public.articles_blindreading(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_blindanswer
    ADD CONSTRAINT articles_blindanswer_claim_id_fba5189e_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_blindreading
    ADD CONSTRAINT articles_blindreadin_revision_id_c7ca762f_fk_articles_ FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_blindreading
    ADD CONSTRAINT articles_blindreading_reader_id_24329a57_fk_auth_user_id FOREIGN KEY (reader_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_claim
    ADD CONSTRAINT articles_claim_checked_by_id_57ad3079_fk_auth_user_id FOREIGN KEY (checked_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_claim
    ADD CONSTRAINT articles_claim_created_by_id_3d5156ee_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_claim
    ADD CONSTRAINT articles_claim_decided_by_id_055bcb9c_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_claim
    ADD CONSTRAINT articles_claim_merged_into_id_5acd45e4_fk_articles_claim_id FOREIGN KEY (merged_into_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_claim
    ADD CONSTRAINT articles_claim_parted_from_id_1d53960d_fk_articles_claim_id FOREIGN KEY (parted_from_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_claim
    ADD CONSTRAINT articles_claim_reading_id_5551efa0_fk_articles_modelreading_id FOREIGN KEY (reading_id) REFERENCES public.articles_modelreading(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_claim
    ADD CONSTRAINT articles_claim_step_by_id_c262a589_fk_auth_user_id FOREIGN KEY (step_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_claim
    ADD CONSTRAINT articles_claim_story_id_9bd3db9a_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_discrepancyvalue
    ADD CONSTRAINT articles_discrepancy_article_id_5340ffb6_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_discrepancy
    ADD CONSTRAINT articles_discrepancy_claim_id_221e0830_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_discrepancy
    ADD CONSTRAINT articles_discrepancy_created_by_id_94085b82_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_discrepancy
    ADD CONSTRAINT articles_discrepancy_decided_by_id_53b664af_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_discrepancyvalue
    ADD CONSTRAINT articles_discrepancy_discrepancy_id_b3f0a55d_fk_articles_ FOREIGN KEY (discrepancy_id) REFERENCES public.articles_discrepancy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_discrepancyvalue
    ADD CONSTRAINT articles_discrepancy_revision_id_529593a5_fk_articles_ FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_discrepancy
    ADD CONSTRAINT articles_discrepancy_story_id_864b9b10_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_duplicate
    ADD CONSTRAINT articles_duplicate_created_by_id_bbc6e4fe_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_duplicate
    ADD CONSTRAINT articles_duplicate_decided_by_id_61005f6b_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_eventreport
    ADD CONSTRAINT articles_eventreport_created_by_id_af5ca9bb_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_eventreport
    ADD CONSTRAINT articles_eventreport_decided_by_id_b631cc41_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_eventreport
    ADD CONSTRAINT articles_eventreport_event_id_1703cbfb_fk_entities_event_id FOREIGN KEY (event_id) REFERENCES public.entities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_eventreport
    ADD CONSTRAINT articles_eventreport_revision_id_23a1a1d0_fk_articles_ FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_feed
    ADD CONSTRAINT articles_feed_created_by_id_d81d5a44_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_feed
    ADD CONSTRAINT articles_feed_outlet_id_12ff6220_fk_articles_outlet_id FOREIGN KEY (outlet_id) REFERENCES public.articles_outlet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_feedentry
    ADD CONSTRAINT articles_feedentry_article_id_29802836_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_feedentry
    ADD CONSTRAINT articles_feedentry_feed_id_1dd3d82c_fk_articles_feed_id FOREIGN KEY (feed_id) REFERENCES public.articles_feed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_fetched
    ADD CONSTRAINT articles_fetched_revision_id_8423a967_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_following
    ADD CONSTRAINT articles_following_story_id_ed48f95d_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_following
    ADD CONSTRAINT articles_following_user_id_39486bf9_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_import
    ADD CONSTRAINT articles_import_by_id_1ce34f4f_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_import
    ADD CONSTRAINT articles_import_into_id_d9990f45_fk_articles_story_id FOREIGN KEY (into_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_importrow
    ADD CONSTRAINT articles_importrow_article_id_87764309_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_importrow
    ADD CONSTRAINT articles_importrow_imported_id_94331d8b_fk_articles_import_id FOREIGN KEY (imported_id) REFERENCES public.articles_import(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_importrow
    ADD CONSTRAINT articles_importrow_story_id_200bba99_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_look
    ADD CONSTRAINT articles_look_story_id_ca674a8e_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_look
    ADD CONSTRAINT articles_look_user_id_8a8aac8c_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_membership
    ADD CONSTRAINT articles_membership_article_id_c425cdfb_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_membership
    ADD CONSTRAINT articles_membership_created_by_id_12a181a5_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_membership
    ADD CONSTRAINT articles_membership_decided_by_id_970d4f00_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_membership
    ADD CONSTRAINT articles_membership_story_id_3351efbd_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mention
    ADD CONSTRAINT articles_mention_created_by_id_89f3ac5d_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mention
    ADD CONSTRAINT articles_mention_decided_by_id_78d4debc_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mention
    ADD CONSTRAINT articles_mention_entity_id_97027ad7_fk_entities_entity_id FOREIGN KEY (entity_id) REFERENCES public.entities_entity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mention
    ADD CONSTRAINT articles_mention_revision_id_cd1898ce_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mergeproposal
    ADD CONSTRAINT articles_mergepropos_one_was_in_id_75f61e5c_fk_articles_ FOREIGN KEY (one_was_in_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mergeproposal
    ADD CONSTRAINT articles_mergepropos_other_was_in_id_eebd3e65_fk_articles_ FOREIGN KEY (other_was_in_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mergeproposal
    ADD CONSTRAINT articles_mergeproposal_created_by_id_59366948_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mergeproposal
    ADD CONSTRAINT articles_mergeproposal_decided_by_id_922b3808_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mergeproposal
    ADD CONSTRAINT articles_mergeproposal_one_id_1723ccbe_fk_articles_article_id FOREIGN KEY (one_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_mergeproposal
    ADD CONSTRAINT articles_mergeproposal_other_id_14450d82_fk_articles_article_id FOREIGN KEY (other_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_modelreading
    ADD CONSTRAINT articles_modelreadin_article_id_92cf30ba_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_modelreading
    ADD CONSTRAINT articles_modelreading_by_id_76544853_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_modelreading
    ADD CONSTRAINT articles_modelreading_claim_id_f9ef8694_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_modelreading
    ADD CONSTRAINT articles_modelreading_story_id_760e7729_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_article_id_6bc77632_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_claim_id_82841eb9_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_closed_by_id_5057ea7c_fk_auth_user_id FOREIGN KEY (closed_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_created_by_id_f607dc12_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_entity_id_570429a1_fk_entities_entity_id FOREIGN KEY (entity_id) REFERENCES public.entities_entity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_story_id_0294cbfc_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_offer
    ADD CONSTRAINT articles_offer_article_id_5e8410b6_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_offer
    ADD CONSTRAINT articles_offer_claim_id_3a765181_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_offer
    ADD CONSTRAINT articles_offer_revision_id_9c3303c4_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_opinion
    ADD CONSTRAINT articles_opinion_article_id_5a841827_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_opinion
    ADD CONSTRAINT articles_opinion_claim_id_9971975c_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_opinion
    ADD CONSTRAINT articles_opinion_reading_id_64632534_fk_articles_ FOREIGN KEY (reading_id) REFERENCES public.articles_modelreading(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_opinion
    ADD CONSTRAINT articles_opinion_revision_id_684c0f59_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_origin
    ADD CONSTRAINT articles_origin_article_id_6346d574_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_origin
    ADD CONSTRAINT articles_origin_created_by_id_d84be187_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_origin
    ADD CONSTRAINT articles_origin_decided_by_id_655c5821_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_origin
    ADD CONSTRAINT articles_origin_outlet_id_5b923caf_fk_articles_outlet_id FOREIGN KEY (outlet_id) REFERENCES public.articles_outlet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_outlet
    ADD CONSTRAINT articles_outlet_merged_into_id_3b299eba_fk_articles_outlet_id FOREIGN KEY (merged_into_id) REFERENCES public.articles_outlet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_presence
    ADD CONSTRAINT articles_presence_article_id_e3b853cd_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_presence
    ADD CONSTRAINT articles_presence_story_id_b6911d45_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_presence
    ADD CONSTRAINT articles_presence_user_id_71e10ff5_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_putaside
    ADD CONSTRAINT articles_putaside_revision_id_1cd1a29d_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_quote
    ADD CONSTRAINT articles_quote_created_by_id_0a313b49_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_quote
    ADD CONSTRAINT articles_quote_decided_by_id_a108a86a_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_quote
    ADD CONSTRAINT articles_quote_entity_id_932fe34a_fk_entities_entity_id FOREIGN KEY (entity_id) REFERENCES public.entities_entity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_quote
    ADD CONSTRAINT articles_quote_revision_id_30a02d80_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_quote
    ADD CONSTRAINT articles_quote_utterance_id_2503e032_fk_articles_utterance_id FOREIGN KEY (utterance_id) REFERENCES public.articles_utterance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_readthrough
    ADD CONSTRAINT articles_readthrough_reader_id_ac478d84_fk_auth_user_id FOREIGN KEY (reader_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_readthrough
    ADD CONSTRAINT articles_readthrough_revision_id_dd1e3292_fk_articles_ FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_relearning
    ADD CONSTRAINT articles_relearning_model_id_fd146316_fk_articles_smallmodel_id FOREIGN KEY (model_id) REFERENCES public.articles_smallmodel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_reuse
    ADD CONSTRAINT articles_reuse_first_id_5692c300_fk_articles_article_id FOREIGN KEY (first_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_reuse
    ADD CONSTRAINT articles_reuse_second_id_b294ffde_fk_articles_article_id FOREIGN KEY (second_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_article_id_2d2af917_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_created_by_id_f53be0ac_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_original_id_f9a58c9d_fk_articles_ FOREIGN KEY (original_id) REFERENCES public.articles_originalfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_savedsearch
    ADD CONSTRAINT articles_savedsearch_owner_id_806958a5_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_searchentry
    ADD CONSTRAINT articles_searchentry_article_id_d3042568_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_settlement
    ADD CONSTRAINT articles_settlement_by_id_5c87f17b_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_settlement
    ADD CONSTRAINT articles_settlement_claim_id_2e4480e6_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_settlement
    ADD CONSTRAINT articles_settlement_revision_id_bed19d64_fk_articles_ FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_signature
    ADD CONSTRAINT articles_signature_article_id_5f52a226_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_signsleft
    ADD CONSTRAINT articles_signsleft_by_id_666649b2_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_signsleft
    ADD CONSTRAINT articles_signsleft_revision_id_537baf4b_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_silence
    ADD CONSTRAINT articles_silence_article_id_825c8d5e_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_silence
    ADD CONSTRAINT articles_silence_claim_id_4ae10c01_fk_articles_claim_id FOREIGN KEY (claim_id) REFERENCES public.articles_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_silence
    ADD CONSTRAINT articles_silence_created_by_id_522167e1_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_silence
    ADD CONSTRAINT articles_silence_decided_by_id_7ed91923_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_smallmodel
    ADD CONSTRAINT articles_smallmodel_in_use_id_eba52c04_fk_articles_ FOREIGN KEY (in_use_id) REFERENCES public.articles_relearning(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_story
    ADD CONSTRAINT articles_story_created_by_id_0521e464_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_story
    ADD CONSTRAINT articles_story_merged_into_id_7fdb6190_fk_articles_story_id FOREIGN KEY (merged_into_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_storyreading
    ADD CONSTRAINT articles_storyreading_story_id_93eec3ae_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_utterance
    ADD CONSTRAINT articles_utterance_story_id_2e7cd733_fk_articles_story_id FOREIGN KEY (story_id) REFERENCES public.articles_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_watch
    ADD CONSTRAINT articles_watch_article_id_6de9a7d1_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_group_id_97559544_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_6a12ed8b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_alias
    ADD CONSTRAINT entities_alias_created_by_id_ae4978ff_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_alias
    ADD CONSTRAINT entities_alias_decided_by_id_e90b9dc4_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_alias
    ADD CONSTRAINT entities_alias_entity_id_46cc8690_fk_entities_entity_id FOREIGN KEY (entity_id) REFERENCES public.entities_entity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_entity
    ADD CONSTRAINT entities_entity_created_by_id_d8cbecc5_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_entity
    ADD CONSTRAINT entities_entity_decided_by_id_8612a9d9_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_entity
    ADD CONSTRAINT entities_entity_merged_into_id_bce779f5_fk_entities_entity_id FOREIGN KEY (merged_into_id) REFERENCES public.entities_entity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_event
    ADD CONSTRAINT entities_event_created_by_id_fbb6bd65_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_event
    ADD CONSTRAINT entities_event_decided_by_id_42bf3fae_fk_auth_user_id FOREIGN KEY (decided_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_event
    ADD CONSTRAINT entities_event_merged_into_id_6bd82064_fk_entities_event_id FOREIGN KEY (merged_into_id) REFERENCES public.entities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_event_participants
    ADD CONSTRAINT entities_event_parti_entity_id_78e02433_fk_entities_ FOREIGN KEY (entity_id) REFERENCES public.entities_entity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_event_participants
    ADD CONSTRAINT entities_event_parti_event_id_d781e067_fk_entities_ FOREIGN KEY (event_id) REFERENCES public.entities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_event
    ADD CONSTRAINT entities_event_place_id_5fdbdd21_fk_entities_entity_id FOREIGN KEY (place_id) REFERENCES public.entities_entity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.newsroom_bulkact
    ADD CONSTRAINT newsroom_bulkact_by_id_cdbf07a4_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.newsroom_bulkact
    ADD CONSTRAINT newsroom_bulkact_takes_back_id_7a516270_fk_newsroom_bulkact_id FOREIGN KEY (takes_back_id) REFERENCES public.newsroom_bulkact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.newsroom_bulkrow
    ADD CONSTRAINT newsroom_bulkrow_act_id_fe6f4d04_fk_newsroom_bulkact_id FOREIGN KEY (act_id) REFERENCES public.newsroom_bulkact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

DO $$ BEGIN
    ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) COST 100;
EXCEPTION WHEN insufficient_privilege THEN
    NULL;
END $$;
